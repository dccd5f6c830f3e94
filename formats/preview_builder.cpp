#include <algorithm>

#include "formats/importers.h"

namespace dowel::formats {
namespace {

void append_line(std::string& text, const std::string& line) {
  if (line.empty() || text == line ||
      ("\n" + text + "\n").find("\n" + line + "\n") != std::string::npos) {
    return;
  }
  text += (text.empty() ? "" : "\n") + line;
}

}  // namespace

void PreviewBuilder::add(ForeignRow row, int line, const std::string& shown) {
  for (std::string& remark : row.remarks) {
    preview_.remarks.push_back({line, std::move(remark), shown});
  }
  if (row.kind == RowKind::kRestTimer) {
    ++preview_.counts.rest_timers;
    return;
  }
  ForeignSession& session = session_of(row);
  if (row.kind == RowKind::kNotDone) {
    ++preview_.counts.not_done;
    next_key(session, row);  // so that the keys of the others do not depend on what was done
    return;
  }
  if (row.kind == RowKind::kNote) {
    ++preview_.counts.notes;
    add_note(row);
    return;
  }
  add_set(session, std::move(row), line);
}

void PreviewBuilder::add_note(const ForeignRow& row) {
  append_line(session_of(row).session.notes,
              row.exercise.empty() ? row.note : row.exercise + ": " + row.note);
}

void PreviewBuilder::finish() {
  std::erase_if(preview_.sessions, [](const ForeignSession& session) {
    return session.sets.empty() && session.session.notes.empty();
  });
  std::stable_sort(preview_.names.begin(), preview_.names.end(),
                   [](const FoundName& a, const FoundName& b) { return a.sets > b.sets; });
}

ForeignSession& PreviewBuilder::session_of(const ForeignRow& row) {
  const std::string start = to_text(row.started);
  const bool named = !row.session_id.value.empty();
  const auto [found, fresh] = session_at_.try_emplace(
      named ? row.session_id.value : start + "|" + row.title, preview_.sessions.size());
  if (fresh) {
    // Two workouts that began at one moment are told apart by their order, not by their names.
    const int nth = named ? 0 : titles_at_[start]++;
    preview_.sessions.push_back({.session = {.id = row.session_id,
                                             .started = row.started,
                                             .duration_s = row.duration_s,
                                             .title = row.title,
                                             .notes = row.session_notes,
                                             .body_mass_kg = row.body_mass_kg,
                                             .source = preview_.source},
                                 .key = named     ? row.session_id.value
                                        : nth > 0 ? start + "#" + std::to_string(nth + 1)
                                                  : start,
                                 .former_start = named ? std::string{} : start,
                                 .in_utc = row.in_utc});
  }
  ForeignSession& session = preview_.sessions[found->second];
  if (!session.session.duration_s) session.session.duration_s = row.duration_s;
  // Some programs repeat the note of a workout in each of its rows, others say each part once.
  if (!fresh) append_line(session.session.notes, row.session_notes);
  return session;
}

// The weight of a machine that helps takes from the load: the more of it, the lighter the set.
// Programs write it as what stands on the machine; Strong, and Dowel, below nothing.
void PreviewBuilder::take_help_from_load(ForeignRow& row, int line) {
  const bool named = !row.set.id.value.empty() || !row.session_id.value.empty();
  if (named || !row.load || *row.load <= 0) return;
  const auto [known, fresh] = helped_.try_emplace(row.exercise, false);
  if (fresh) known->second = is_assisted(row.exercise, options_.words);
  if (!known->second) return;
  row.load = -*row.load;
  if (!fresh) return;
  preview_.remarks.push_back(
      {line,
       "the weight of '" + row.exercise + "' is help: its sets are kept with a load below nothing",
       {}});
}

void PreviewBuilder::convert(ForeignRow& row) {
  if (row.load) {
    const auto unit = row.load_unit ? row.load_unit : options_.unit;
    if (!unit) preview_.must_ask_unit = true;
    row.set.load_kg = *row.load * (unit == MassUnit::kPound ? kKilogramsPerPound : 1.0);
  }
  if (row.distance) {
    const auto own = options_.distance_of.find(row.exercise);
    const auto metres = row.metres_per_unit                 ? row.metres_per_unit
                        : own != options_.distance_of.end() ? std::optional{own->second}
                                                            : options_.distance_in_m;
    if (!metres) preview_.must_ask_distance = true;
    row.set.distance_m = *row.distance * metres.value_or(1);
  }
}

// The same exercise may come twice in a session, so the same label may, too: they are counted.
std::string PreviewBuilder::next_key(const ForeignSession& session, const ForeignRow& row) {
  const std::string base = row.exercise + "|" + row.label;
  return base + "|" + std::to_string(occurrences_[session.key + "|" + base]++);
}

void PreviewBuilder::count_name(const ForeignRow& row) {
  const bool settled = !row.slug.empty() || !row.set.id.value.empty();
  const std::string key = row.exercise + "|" + row.slug + (settled ? "|settled" : "");
  const auto [found, fresh] = name_at_.try_emplace(key, preview_.names.size());
  const std::string& name = row.exercise.empty() ? row.slug : row.exercise;
  if (fresh) preview_.names.push_back({.name = name, .slug = row.slug, .settled = settled});
  ++preview_.names[found->second].sets;
}

void PreviewBuilder::add_set(ForeignSession& session, ForeignRow row, int line) {
  take_help_from_load(row, line);
  convert(row);
  row.set.exercise = {row.slug, row.exercise};
  row.set.order = static_cast<int>(session.sets.size());
  std::string key = next_key(session, row);
  ++(row.set.kind == SetKind::kWarmup    ? preview_.counts.warmup
     : row.set.kind == SetKind::kFailure ? preview_.counts.failure
     : row.set.kind == SetKind::kDrop    ? preview_.counts.drop
                                         : preview_.counts.working);
  count_name(row);
  session.sets.push_back({std::move(row.set), std::move(key), line, {}});
}

void shift_from_utc(ImportPreview& preview, const ImportOptions& options) {
  if (!options.utc_offset_s) return;
  for (ForeignSession& session : preview.sessions) {
    if (!session.in_utc) continue;
    const Instant moment{session.session.started.time_since_epoch()};
    session.session.started += std::chrono::seconds{options.utc_offset_s(moment)};
  }
}

}  // namespace dowel::formats

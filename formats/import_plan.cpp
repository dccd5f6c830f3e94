#include "formats/import_plan.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/log/ids.h"
#include "core/log/log_cells.h"
#include "core/log/plausible.h"
#include "formats/text_values.h"

namespace dowel::formats {
namespace {

bool near(const std::optional<double>& a, const std::optional<double>& b) {
  constexpr double kRounding = 1e-6;  // of pounds made kilograms
  return a.has_value() == b.has_value() && (!a || std::abs(*a - *b) < kRounding);
}

// Whether the log says of a set what the file says. What the file has no word for, a remark or an
// effort noted later, is no difference; nor is the exercise as long as its foreign name stands.
bool same_content(const SetEntry& file, const SetEntry& log, const std::string& former_name) {
  const auto said = [](const std::string& a, const std::string& b) { return !a.empty() && a == b; };
  const bool exercise = said(file.exercise.name, log.exercise.name) ||
                        said(file.exercise.slug, log.exercise.slug) ||
                        said(former_name, log.exercise.name);
  return exercise && file.kind == log.kind && file.reps == log.reps &&
         near(file.hold_s, log.hold_s) && near(file.distance_m, log.distance_m) &&
         near(file.load_kg, log.load_kg) && (!file.rpe || near(file.rpe, log.rpe)) &&
         (file.notes.empty() || file.notes == log.notes);
}

// The same of a set whose identity the file gives: then all that the table tells counts, but for
// blanks around texts, which tables lose.
bool same_entry(const SetEntry& file, SetEntry log) {
  for (std::string* text : {&log.tempo, &log.superset, &log.notes, &log.exercise.name}) {
    *text = trimmed(*text);
  }
  return file == log;
}

// Whether two sets are the same as far as a watch's file can tell: it has reps, seconds and
// sixteenths of a kilogram.
bool same_to_a_watch(const SetEntry& file, const SetEntry& log) {
  constexpr double kHalfSixteenth_kg = 1.0 / 32;
  constexpr double kHalfMillisecond_s = 0.0005;
  const auto close = [](std::optional<double> a, std::optional<double> b, double within) {
    return std::abs(std::max(0.0, a.value_or(0)) - std::max(0.0, b.value_or(0))) <= within;
  };
  return file.reps == log.reps && close(file.hold_s, log.hold_s, kHalfMillisecond_s) &&
         close(file.load_kg, log.load_kg, kHalfSixteenth_kg);
}

// Turns one session after the other into records.
class Planner {
 public:
  Planner(const ImportDecisions& decisions, const KnownEntries& known)
      : decisions_(decisions), known_(known) {
    for (const auto& [id, session] : known.sessions) {
      titles_on_[std::chrono::floor<std::chrono::days>(session.started)].insert(session.title);
    }
  }

  void add(const ForeignSession& foreign) {
    WorkoutSession session = foreign.session;
    session.athlete = decisions_.athlete;
    const std::string space = decisions_.athlete.value + "|" + session.source + "|";
    session_named_ = !session.id.value.empty();
    const std::string key = session_named_ ? foreign.key : key_in_log(foreign, space);
    if (!session_named_) session.id = session_id(space, key);
    leave_out_impossible_length(session);
    remark_on_session(session);
    const WorkoutSession* twin = session.source == "garmin" ? twin_of(session) : nullptr;
    if (twin != nullptr && same_sets(foreign, *twin)) {
      plan_.already_there += static_cast<int>(foreign.sets.size());
      remark_on_twin(*twin, "these are its sets");
      return;
    }
    bool any_new = foreign.sets.empty() && !to_come(session.started);  // but notes
    for (const ForeignSet& row : foreign.sets) {
      any_new = add_set(session, row, space + key) || any_new;
    }
    if (!any_new || known_.sessions.contains(session.id.value)) return;
    plan_.additions.sessions.push_back(session);
    if (twin != nullptr) {
      remark_on_twin(*twin,
                     "its sets are others, so this one would stand beside it; if it is the same "
                     "training, do not import it");
    }
  }

  ImportPlan take() {
    if (renamed_sessions_ > 0) {
      const bool one = renamed_sessions_ == 1;
      plan_.remarks.push_back({0,
                               (one ? std::string{"1 workout has"}
                                    : std::to_string(renamed_sessions_) + " workouts have") +
                                   " another title in the file than in the log, which keeps its "
                                   "own: " +
                                   renamed_title_,
                               {}});
    }
    return std::move(plan_);
  }

 private:
  bool to_come(LocalTime started) const {
    return decisions_.now && still_to_come(started, *decisions_.now);
  }

  static SessionId session_id(const std::string& space, const std::string& key) {
    return {name_uuid(kImportSpace, space + "session|" + key)};
  }

  // Under which key the log has a session. Keys once held the title, too: what was imported then is
  // found under the title of now, or those of the sessions that the log has around that day.
  std::string key_in_log(const ForeignSession& foreign, const std::string& space) const {
    const auto has = [&](const std::string& key) {
      return known_.sessions.contains(session_id(space, key).value) ||
             (!foreign.sets.empty() &&
              known_.rows.contains(set_id(space + key, foreign.sets.front()).value));
    };
    if (foreign.former_start.empty() || known_.rows.empty() || has(foreign.key)) return foreign.key;
    if (const std::string former = foreign.former_start + "|" + foreign.session.title;
        has(former)) {
      return former;
    }
    // Times told in UTC were moved home, so that the day may be a neighbour.
    const auto day = std::chrono::floor<std::chrono::days>(foreign.session.started);
    for (auto near = titles_on_.lower_bound(day - std::chrono::days{1});
         near != titles_on_.end() && near->first <= day + std::chrono::days{1}; ++near) {
      for (const std::string& title : near->second) {
        const std::string former = foreign.former_start + "|" + title;
        if (has(former)) return former;
      }
    }
    return foreign.key;
  }

  static SetId set_id(const std::string& space, const ForeignSet& row) {
    return {name_uuid(kImportSpace, space + "|" + row.key)};
  }

  // A session of the log that is not this one but began at the same second. Dowel's own FIT files
  // name no session; but no two trainings of an athlete begin at once.
  const WorkoutSession* twin_of(const WorkoutSession& session) const {
    for (const auto& [id, log] : known_.sessions) {
      if (log.started == session.started && id != session.id.value) return &log;
    }
    return nullptr;
  }

  bool same_sets(const ForeignSession& foreign, const WorkoutSession& twin) const {
    std::vector<const SetEntry*> sets;
    for (const auto& [id, set] : known_.sets) {
      if (set.session == twin.id) sets.push_back(&set);
    }
    std::stable_sort(sets.begin(), sets.end(),
                     [](const SetEntry* a, const SetEntry* b) { return a->order < b->order; });
    return std::equal(
        foreign.sets.begin(), foreign.sets.end(), sets.begin(), sets.end(),
        [](const ForeignSet& row, const SetEntry* log) { return same_to_a_watch(row.set, *log); });
  }

  void remark_on_twin(const WorkoutSession& twin, const char* what) {
    std::string start = to_text(twin.started).substr(0, 16);
    start[10] = ' ';
    plan_.remarks.push_back(
        {0, "the log has a session that began at the same moment, " + start + ": " + what, {}});
  }

  // A length the log would refuse to hold is left out, so that the sets can be taken.
  void leave_out_impossible_length(WorkoutSession& session) {
    const auto checked = check(session);
    if (checked || !session.duration_s) return;
    session.duration_s.reset();
    plan_.remarks.push_back({0,
                             "the length of the session of " +
                                 to_text(session.started).substr(0, 10) +
                                 " was left out: " + checked.error().message,
                             {}});
  }

  // Sessions are not replaced, only their sets: what differs is said.
  void remark_on_session(const WorkoutSession& session) {
    const auto there = known_.sessions.find(session.id.value);
    if (there == known_.sessions.end()) return;
    const WorkoutSession& log = there->second;
    if (!session_named_) {
      if (session.title == trimmed(log.title)) return;
      if (++renamed_sessions_ == 1) {
        renamed_title_ = to_text(log.started).substr(0, 10) + " is '" + session.title +
                         "' there and '" + log.title + "' here";
      }
      return;
    }
    const bool same = session.started == log.started && session.title == trimmed(log.title) &&
                      session.notes == trimmed(log.notes) &&
                      near(session.duration_s, log.duration_s);
    if (!same) {
      plan_.remarks.push_back({0,
                               "the session of " + to_text(log.started).substr(0, 10) +
                                   " has another start, length, title or note in the log: these "
                                   "stay",
                               {}});
    }
  }

  // @returns whether the row is a set the log has yet to get
  bool add_set(const WorkoutSession& session, const ForeignSet& row, const std::string& space) {
    SetEntry set = row.set;
    const bool names_itself = !set.id.value.empty();
    if (!names_itself) set.id = set_id(space, row);
    set.session = session.id;
    if (const auto chosen = decisions_.slug_of.find(set.exercise.name);
        set.exercise.slug.empty() && chosen != decisions_.slug_of.end()) {
      set.exercise.slug = chosen->second;
    }
    const auto there = known_.sets.find(set.id.value);
    const bool known = there != known_.sets.end();
    if (names_itself && known) return replace(session, row.line, std::move(set), there->second);
    if (!names_itself && is_known(session, row, set)) return false;
    if (!may_be(session, row.line, set)) return false;
    if (!names_itself) {
      plan_.additions.imported.push_back({{set.id.value}, decisions_.athlete, session.source});
    }
    plan_.additions.sets.push_back(std::move(set));
    ++plan_.new_sets;
    return true;
  }

  // Whether a set may be taken; if not, it is told.
  bool may_be(const WorkoutSession& session, int line, const SetEntry& set) {
    std::string reason = reason_against(set, session.started, decisions_);
    // What the log would refuse to hold must not take the rest of the file down with it.
    if (const auto checked = check(set); reason.empty() && !checked) {
      reason = checked.error().message;
    }
    if (reason.empty()) return true;
    plan_.left_out.push_back({line, session.started, set, std::move(reason)});
    return false;
  }

  // A row of Dowel's own table, for a set the log has. Its place in the session stays: the table
  // does not tell it. @returns false: the log gets nothing that it does not have
  bool replace(const WorkoutSession& session, int line, SetEntry set, const SetEntry& log) {
    set.order = log.order;
    if (!session_named_) set.session = log.session;
    if (same_entry(set, log)) {
      ++plan_.already_there;
    } else if (may_be(session, line, set)) {
      plan_.replaced.push_back({line, session.started, set, log});
      plan_.additions.sets.push_back(std::move(set));
    }
    return false;
  }

  // Counts a row that was imported before.
  bool is_known(const WorkoutSession& session, const ForeignSet& row, const SetEntry& set) {
    const auto there = known_.sets.find(set.id.value);
    if (there == known_.sets.end()) {
      if (!known_.rows.contains(set.id.value)) return false;
      ++plan_.removed_since;
    } else if (same_content(set, there->second, row.former_name)) {
      ++plan_.already_there;
    } else {
      plan_.differing.push_back({row.line, session.started, set, there->second});
    }
    return true;
  }

  const ImportDecisions& decisions_;
  const KnownEntries& known_;
  ImportPlan plan_;
  bool session_named_ = false;  // the file itself says which session it is
  std::map<LocalDate, std::set<std::string>> titles_on_;  // of the log's sessions, by their days
  int renamed_sessions_ = 0;
  std::string renamed_title_;  // of the first of them, for people
};

void count(std::vector<NamedOtherwise>& list, const ExerciseRef& exercise) {
  const auto found = std::find_if(list.begin(), list.end(), [&](const NamedOtherwise& n) {
    return n.name == exercise.name && n.slug == exercise.slug;
  });
  if (found != list.end()) {
    ++found->sets;
  } else {
    list.push_back({exercise.name, exercise.slug, 1});
  }
}

// Sets that an earlier import brought under a name of this file, when the name meant something
// else. A set that was given another exercise by hand has lost its foreign name and is left alone.
void rename_known(ImportPlan& plan, const ImportPreview& preview, const ImportDecisions& decisions,
                  const KnownEntries& known) {
  std::set<std::string> names;
  for (const FoundName& found : preview.names) {
    if (!found.settled) names.insert(found.name);
  }
  for (const auto& [id, set] : known.sets) {
    if (!known.rows.contains(id) || !names.contains(set.exercise.name)) continue;
    const auto chosen = decisions.slug_of.find(set.exercise.name);
    const std::string slug = chosen == decisions.slug_of.end() ? "" : chosen->second;
    if (slug == set.exercise.slug) continue;
    const bool now = decisions.said_now.contains(set.exercise.name);
    count(now ? plan.renamed : plan.kept, set.exercise);
    if (!now) continue;
    plan.additions.sets.push_back(set);
    plan.additions.sets.back().exercise.slug = slug;
  }
}

}  // namespace

std::string reason_against(const SetEntry& set, LocalTime started,
                           const ImportDecisions& decisions) {
  if (decisions.now && still_to_come(started, *decisions.now)) return "that day is still to come";
  if (too_long_ago(started)) return "that day is before 1900";
  std::string impossible = impossible_in(set);
  if (!impossible.empty() || decisions.however_large) return impossible;
  std::string slip = likely_slip(set);
  return slip.empty() ? slip : slip + " looks like a slip";
}

ImportDecisions decide_by_itself(const ImportPreview& preview, const AthleteId& athlete,
                                 const std::vector<CatalogueName>& catalogue,
                                 const std::vector<NameMapping>& remembered) {
  ImportDecisions decisions{.athlete = athlete};
  for (const NameMapping& mapping : remembered) {
    if (mapping.source == preview.source) decisions.slug_of[mapping.name] = mapping.slug;
  }
  for (const FoundName& found : preview.names) {
    const auto former = decisions.slug_of.find(found.former_name);
    if (former == decisions.slug_of.end() || decisions.slug_of.contains(found.name)) continue;
    decisions.slug_of[found.name] = former->second;
  }
  const NameIndex index{catalogue};
  for (const FoundName& found : preview.names) {
    if (found.settled || decisions.slug_of.contains(found.name)) continue;
    const NameSuggestion suggestion = index.suggest(found.name);
    if (suggestion.confidence == Confidence::kHigh) decisions.slug_of[found.name] = suggestion.slug;
  }
  return decisions;
}

Result<ImportPlan> plan_import(const ImportPreview& preview, const ImportDecisions& decisions,
                               const KnownEntries& known) {
  if (preview.must_ask_day_order || !preview.must_ask_language.empty()) {
    return fail(ErrorCode::kUsage, "the file does not say how its dates are to be read",
                "say how, and read it again");
  }
  if (preview.must_ask_unit) {
    return fail(ErrorCode::kUsage, "the file does not say whether its loads are kg or lb",
                "say which, and read it again");
  }
  if (preview.must_ask_distance) {
    return fail(ErrorCode::kUsage, "the file does not say what its distances are in",
                "say kilometres, miles or metres, and read it again");
  }
  Planner planner{decisions, known};
  for (const ForeignSession& foreign : preview.sessions) planner.add(foreign);
  ImportPlan plan = planner.take();
  rename_known(plan, preview, decisions, known);
  for (const FoundName& found : preview.names) {
    const auto chosen = decisions.slug_of.find(found.name);
    if (chosen == decisions.slug_of.end()) continue;
    const std::string key = "mapping|" + preview.source + "|" + found.name;
    plan.additions.mappings.push_back(
        {{name_uuid(kImportSpace, key)}, preview.source, found.name, chosen->second});
  }
  return plan;
}

}  // namespace dowel::formats

#include <iostream>

#include "cli/commands.h"
#include "cli/log_commands.h"
#include "cli/text_table.h"
#include "formats/text_values.h"
#include "report/answers/log_answers.h"
#include "report/log_words.h"
#include "report/text.h"

namespace dowel::cli {
namespace {

struct NoteWords {
  std::string handle, text, at, by = "coach";
  bool remove = false;
};

// What a note is about: a session, or one set of it.
struct Place {
  WorkoutSession session{};
  std::optional<NumberedSet> set{};
};

Result<Place> find_place(const LogDesk& log, const std::string& handle, LocalTime now) {
  if (const auto when = parse_when(handle, now)) {
    const bool day_only = handle.find(':') == std::string::npos;
    auto session = app::find_session(*log.store, log.athlete.id, *when, day_only);
    DOWEL_TRY(session);
    return Place{std::move(*session), std::nullopt};
  }
  auto session = log.store->session({handle});
  DOWEL_TRY(session);
  if (*session && (*session)->athlete == log.athlete.id) return Place{**session, std::nullopt};
  auto set = app::find_set(*log.store, log.athlete.id, handle);
  DOWEL_TRY(set);
  return Place{set->session, *set};
}

// "Deadlift, 5 × 100 kg (2025-10-27/2)", "the session of Mon 27 Oct 2025"
std::string place_words(const LogDesk& log, const Place& place) {
  if (!place.set) {
    return "the session of " +
           report::day_words(std::chrono::floor<std::chrono::days>(place.session.started));
  }
  return report::exercise_words(log.rules.knowledge, place.set->set.exercise) + ", " +
         report::work_words(place.set->set, log.unit()) + " (" + handle_of(*place.set) + ")";
}

Result<int> keep_note(LogDesk& log, const LogOptions& options, const NoteWords& words,
                      const Place& place, LocalTime now) {
  CoachNote note{.id = {app::fresh_ids()()},
                 .athlete = log.athlete.id,
                 .session = place.session.id,
                 .written = now,
                 .author = std::string(formats::trimmed(words.by)),
                 .text = std::string(formats::trimmed(words.text))};
  if (place.set) note.set = place.set->set.id;
  if (note.author.empty()) {
    return fail(ErrorCode::kUsage, "a note needs a name under it", "say whose: --by NAME");
  }
  const std::string what = place_words(log, place);
  auto done = commit(
      log, {.what = (note.text.empty() ? "look at " : "write about ") + what, .put = {note}});
  DOWEL_TRY(done);
  if (options.json) {
    std::cout << report::noted_answer({note}, false, *done);
  } else if (note.text.empty()) {
    print_wrapped("Looked at by " + note.author + ": ", what + ".");
  } else {
    print_wrapped("Noted: ", what + ".");
    print_wrapped("  ", "“" + note.text + "” " + note.author);
    print_wrapped("", log.athlete.name +
                          " finds it in 'dowel today' and 'dowel log list'. Take it back: dowel "
                          "log undo");
  }
  return 0;
}

Result<int> remove_notes(LogDesk& log, const LogOptions& options, const Place& place) {
  auto notes = log.store->notes(place.session.id);
  DOWEL_TRY(notes);
  std::erase_if(*notes, [&](const CoachNote& note) {
    return place.set && note.set != std::optional{place.set->set.id};
  });
  const std::string what = place_words(log, place);
  if (notes->empty()) {
    return fail(ErrorCode::kUsage, "there is no note about " + what,
                "see 'dowel log list' for what there is");
  }
  LogChange change{.what = "remove what was written about " + what};
  for (const CoachNote& note : *notes) change.removed.emplace_back(note.id);
  auto done = commit(log, change);
  DOWEL_TRY(done);
  if (options.json) {
    std::cout << report::noted_answer(*notes, true, *done);
  } else {
    print_wrapped("", "Removed " + report::count_of(notes->size(), "note") + " about " + what +
                          ". Take it back: dowel log undo");
  }
  return 0;
}

Result<int> run_note(const LogOptions& options, const NoteWords& words) {
  if (words.remove && !words.text.empty()) {
    return fail(ErrorCode::kUsage, "--remove takes notes away and writes none",
                "leave the text out, or --remove");
  }
  auto log = open_log_desk(options);
  DOWEL_TRY(log);
  LocalTime now = local_now();
  if (!words.at.empty()) {
    const auto when = parse_when(words.at, now);
    DOWEL_TRY(when);
    now = *when;
  }
  const auto place = find_place(*log, words.handle, now);
  DOWEL_TRY(place);
  if (words.remove) return remove_notes(*log, options, *place);
  return keep_note(*log, options, words, *place, now);
}

}  // namespace

std::string notes_text(const std::vector<CoachNote>& notes, const std::vector<NumberedSet>& sets) {
  std::string text;
  for (const CoachNote& note : notes) {
    std::string head = note.author;
    for (const NumberedSet& set : sets) {
      if (note.set == std::optional{set.set.id}) head += " on set " + std::to_string(set.number);
    }
    const std::string said = note.text.empty() ? "looked at it" : "“" + note.text + "”";
    const char* indent = "  ";
    for (const std::string& line : report::wrap(head + ": " + said, 90)) {
      text.append(indent).append(line).append("\n");
      indent = "    ";
    }
  }
  return text;
}

void add_log_note(Command& log, const SharedOptions& options) {
  auto words = std::make_shared<NoteWords>();
  Command& note =
      log.add_command("note", "What a coach says about a session, or about one set and its film");
  note.footer(
      "The athlete's 'dowel today' shows it until the exercise was trained again. Without a text\n"
      "the film or the session only counts as looked at, for 'dowel roster'.\n"
      "--json answers {\"schema\": \"dowel.noted/1\", \"change\": number, \"removed\": "
      "true|false,\n"
      "\"notes\": [{id, session_id, set_id, written, author, text, …}]}");
  note.add_option("SET|SESSION", words->handle,
                  "last, a number of the latest day (3), a day and a number (2026-01-05/3); or a\n"
                  "session by its day (today, 2026-01-05, 2026-01-05T18:30)")
      .required();
  note.add_option("TEXT", words->text, "what you say to the athlete");
  note.add_option("--by", words->by, "who says it and signs it").show_default().type_name("NAME");
  note.add_option("--at", words->at, "as if it were then, e.g. 2026-01-05T18:00").type_name("WHEN");
  note.add_flag("--remove", words->remove, "take away what was written about it");
  add_log_options(note, *options);
  note.does([=] { return finish(run_note(*options, *words), options->json); });
}

}  // namespace dowel::cli

#include "core/coach/standing_notes.h"

#include <algorithm>

#include "core/catalogue/coach_rules.h"

namespace dowel {
namespace {

bool same_exercise(const ExerciseRef& one, const ExerciseRef& other) {
  return one.slug == other.slug && (!one.slug.empty() || one.name == other.name);
}

// Whether what the note is about was trained after it, on a day before today.
Result<bool> trained_since(const Book& book, const StandingNote& standing) {
  const auto later = [&](const WorkoutSession& session) {
    return session.started > standing.note.written && session.id != standing.note.session &&
           day_of(session.started) < day_of(book.now());
  };
  if (std::ranges::none_of(book.log().sessions, later)) return false;
  if (!standing.set) return true;
  const auto sets = book.told().reader.sets_since(standing.note.written);
  DOWEL_TRY(sets);
  return std::ranges::any_of(*sets, [&](const SetEntry& set) {
    const auto session = std::ranges::find(book.log().sessions, set.session, &WorkoutSession::id);
    return session != book.log().sessions.end() && later(*session) &&
           same_exercise(set.exercise, standing.set->exercise);
  });
}

}  // namespace

Result<std::vector<StandingNote>> standing_notes(const Book& book) {
  const std::chrono::days longest{book.knowledge().coach->roster.note_stands_days};
  std::vector<StandingNote> notes;
  for (const CoachNote& note : book.log().notes) {
    const bool counts =
        !note.text.empty() && note.written <= book.now() && book.now() - note.written <= longest;
    const auto began = book.began(note.session);
    if (!counts || !began) continue;
    StandingNote standing{note, *began, std::nullopt};
    if (note.set) {
      auto set = book.told().reader.set(*note.set);
      DOWEL_TRY(set);
      standing.set = std::move(*set);
    }
    const auto over = trained_since(book, standing);
    DOWEL_TRY(over);
    if (!*over) notes.push_back(std::move(standing));
  }
  std::ranges::stable_sort(notes, {}, [](const StandingNote& one) { return one.note.written; });
  return notes;
}

}  // namespace dowel

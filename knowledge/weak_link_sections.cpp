#include "knowledge/sections.h"

namespace dowel {

void read_lift(const TomlTable& table, Reading& reading) {
  LiftProfile lift;
  lift.id = read_id(table, EntryKind::kLift, reading);
  lift.name = table.text("name");
  lift.sport = table.text("sport");
  lift.job = table.text("job");
  lift.weakness_shows = table.texts("weakness_shows");
  lift.consequence = table.text_or_empty("consequence");
  lift.groups = read_ids(table, "groups", EntryKind::kGroup, reading);
  lift.also_groups = read_ids(table, "also_groups", EntryKind::kGroup, reading);
  lift.hips_in_general = table.flag_or("hips_in_general", false);
  lift.signs = read_ids(table, "signs", EntryKind::kSign, reading);
  lift.exercises = read_ids(table, "exercises", EntryKind::kExercise, reading);
  lift.basis = read_basis(table, reading);
  if (lift.groups.empty() && !lift.hips_in_general) {
    table.refuse("groups", "no muscle group is named", "name groups, or hips_in_general = true");
  }
  reading.knowledge.lifts.push_back(std::move(lift));
}

void read_cause(const TomlTable& table, Reading& reading) {
  Cause cause;
  cause.id = read_id(table, EntryKind::kCause, reading);
  cause.name = table.text("name");
  cause.kind = read_choice<CauseKind>(table, "kind");
  cause.groups = read_ids(table, "groups", EntryKind::kGroup, reading);
  cause.exercises = read_ids(table, "exercises", EntryKind::kExercise, reading);
  cause.drills = read_ids(table, "drills", EntryKind::kDrill, reading);
  cause.advice = table.text("advice");
  cause.told_by_sitting = table.flag_or("told_by_sitting", false);
  cause.basis = read_basis(table, reading);
  reading.knowledge.causes.push_back(std::move(cause));
}

void read_test(const TomlTable& table, Reading& reading) {
  DiscriminatingTest test;
  test.id = read_id(table, EntryKind::kTest, reading);
  test.name = table.text("name");
  test.how = table.text("how");
  test.by_camera = table.flag_or("by_camera", false);
  test.with_load = table.flag_or("with_load", false);
  test.equipment = read_equipment_lists(table, reading);
  for (const TomlTable& item : table.tables("outcomes")) {
    test.outcomes.push_back({item.text("id"), item.text("seen"),
                             read_ids(item, "raises", EntryKind::kCause, reading),
                             read_ids(item, "lowers", EntryKind::kCause, reading)});
  }
  if (test.outcomes.size() < 2) {
    table.refuse("outcomes", "a test with fewer than two outcomes tells nothing apart",
                 "add the other outcome");
  }
  test.basis = read_basis(table, reading);
  reading.knowledge.tests.push_back(std::move(test));
}

namespace {

std::vector<SuspectedCause> read_suspects(const TomlTable& table, Reading& reading) {
  std::vector<SuspectedCause> suspects;
  for (const TomlTable& item : table.tables("causes")) {
    SuspectedCause suspect;
    suspect.cause = item.text("cause");
    reading.ledger.mention(EntryKind::kCause, suspect.cause, item.spot("cause"));
    suspect.first = item.flag_or("first", false);
    suspect.sources = read_sources(item, "source", reading);
    suspect.test = item.text("test");
    reading.ledger.mention(EntryKind::kTest, suspect.test, item.spot("test"));
    suspects.push_back(std::move(suspect));
  }
  if (suspects.empty()) {
    table.refuse("causes", "the sign has no cause", "add at least one [[sign.causes]]");
  }
  return suspects;
}

std::vector<OfferedExercise> read_offers(const TomlTable& table, Reading& reading) {
  std::vector<OfferedExercise> offers;
  for (const TomlTable& item : table.tables("exercises")) {
    OfferedExercise offer;
    offer.exercise = item.text("do");
    reading.ledger.mention(EntryKind::kExercise, offer.exercise, item.spot("do"));
    offer.by_articles = item.flag_or("by_articles", false);
    offer.note = item.text_or_empty("note");
    offers.push_back(std::move(offer));
  }
  return offers;
}

}  // namespace

void read_sign(const TomlTable& table, Reading& reading) {
  SignRule sign;
  sign.id = read_id(table, EntryKind::kSign, reading);
  sign.name = table.text("name");
  sign.time = read_choice_or(table, "time", SignTime::kAny);
  sign.patterns = read_choices<Pattern>(table, "patterns");
  sign.checkpoints = read_ids(table, "checkpoints", EntryKind::kCheckpoint, reading);
  sign.mistakes = read_ids(table, "mistakes", EntryKind::kMistake, reading);
  sign.told_by_back_pain = table.flag_or("told_by_back_pain", false);
  sign.by_camera = table.flag_or("by_camera", false);
  sign.causes = read_suspects(table, reading);
  sign.exercises = read_offers(table, reading);
  sign.drills = read_ids(table, "drills", EntryKind::kDrill, reading);
  sign.coach_claim = table.flag_or("coach_claim", false);
  sign.evidence = table.text("evidence");
  sign.decisions = read_ids(table, "decisions", EntryKind::kDecision, reading);
  sign.basis = read_basis(table, reading);
  reading.knowledge.signs.push_back(std::move(sign));
}

}  // namespace dowel

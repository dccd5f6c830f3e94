#pragma once

#include "core/log/log.h"

namespace dowel::store {

/// A small log with at least one of everything, every optional field both filled and empty.
inline LogData sample_log() {
  const LocalTime monday = *make_local_time(2025, 9, 15, 7, 48, 0);
  const LocalTime thursday = *make_local_time(2025, 9, 18, 18, 5, 30);
  const AthleteId ana{"a1"};
  LogData log;
  log.athletes = {{.id = ana,
                   .name = "Ana \"the hinge\" Müller",
                   .sex = Sex::kFemale,
                   .birth_year = 1988,
                   .height_m = 1.683,
                   .mass_kg = 63.4,
                   .shown_unit = MassUnit::kPound,
                   .experience = Experience::kIntermediate,
                   .conditions = {"low_back_pain", "back\\slash\nline"},
                   .equipment = {"barbell", "band"},
                   .bells = {"16 kg", "53 lb"}},
                  {.id = {"a2"}, .name = "Bo"}};
  log.sessions = {{.id = {"w1"},
                   .athlete = ana,
                   .started = monday,
                   .duration_s = 3900.5,
                   .title = "Lower",
                   .notes = "slept badly, 4 h",
                   .body_mass_kg = 63.1,
                   .source = "dowel"},
                  {.id = {"w2"}, .athlete = ana, .started = thursday, .source = "hevy"}};
  log.sets = {{.id = {"s1"},
               .session = {"w1"},
               .exercise = {"deadlift", ""},
               .order = 0,
               .kind = SetKind::kWarmup,
               .reps = 5,
               .load_kg = 40},
              {.id = {"s2"},
               .session = {"w1"},
               .exercise = {"deadlift", ""},
               .order = 1,
               .reps = 5,
               .load_kg = 0.1 + 0.2,
               .rpe = 8.5,
               .rir = 1.5,
               .tempo = "3-2-1-0",
               .pain = 1,
               .next_day_pain = 3,
               .notes = "=1+1, \"quoted\"; half\nnew line"},
              {.id = {"s3"},
               .session = {"w1"},
               .exercise = {"copenhagen_plank", ""},
               .order = 2,
               .side = Side::kLeft,
               .hold_s = 20,
               .superset = "A"},
              {.id = {"s4"},
               .session = {"w2"},
               .exercise = {"", "Bench Press (Barbell)"},
               .order = 0,
               .kind = SetKind::kFailure,
               .reps = 8,
               .load_kg = 61.23496995},
              {.id = {"s5"},
               .session = {"w2"},
               .exercise = {"lateral_sled_drag", "Sled"},
               .order = 1,
               .kind = SetKind::kDrop,
               .distance_m = 20.5}};
  log.analyses = {{.id = {"x1"},
                   .set = {"s2"},
                   .made_at = *parse_instant("2025-09-15T06:10:00Z"),
                   .clip = "monday.mp4",
                   .held = 41,
                   .gradeable = 45,
                   .json = R"({"schema":"dowel.analysis/1"})"}};
  log.gates = {
      {.id = {"d1"},
       .athlete = ana,
       .exercise = {"deadlift", ""},
       .decided = monday,
       .ruling = {.verdict = GateVerdict::kRegress,
                  .session = {"w1"},
                  .form = FormWord::kBroken,
                  .loaded = true,
                  .pain = 3,
                  .pain_decided = true,
                  .planned_step = "3 × 5 at 42.5 kg",
                  .why = {"Pain of 3 of 10; the film shows \"besides\":\nit bulges.",
                          {"G-11", "R-LEVERS"},
                          {"Thomee1997", "back\\slash"}},
                  .would_change = "A session with pain of 2 or less.",
                  .clean_in_a_row = 0,
                  .clean_needed = 2,
                  .evidence = {{.set = {"s2"},
                                .when = monday,
                                .rep = 3,
                                .at_s = 9.9,
                                .rule = "spine_rounded",
                                .checkpoint = "C-01",
                                .measure = "spine_mdev_mm",
                                .value = 13.7,
                                .sd = 1.0 / 3,
                                .threshold = 3.5,
                                .broken_above = true,
                                .source = "Dowel"},
                               {.set = {"s2"}, .when = monday, .rep = 4, .broken_above = false}}},
       .overridden_to = GateVerdict::kHold,
       .override_reason = "meet on Saturday"},
      {.id = {"d2"}, .athlete = ana, .exercise = {"deadlift", ""}, .decided = thursday}};
  log.plans = {{.id = {"p1"},
                .athlete = ana,
                .made = monday,
                .start = *parse_local_date("2025-09-15"),
                .weeks = 6,
                .request = R"({"schema":"dowel.plan-request/1"})"}};
  log.pain = {
      {.id = {"c2"},
       .athlete = ana,
       .when = thursday,
       .region = Region::kLowerBack,
       .during = 3,
       .next_morning = 0,
       .stiff = false,
       .note = "after the car"},
      {.id = {"c3"}, .athlete = ana, .when = thursday, .during = 0},
      {.id = {"c4"}, .athlete = ana, .when = monday, .region = Region::kHip, .stiff = true}};
  log.red_flags = {{.id = {"c5"},
                    .athlete = ana,
                    .when = thursday,
                    .answers = {{"fever", false}, {"night-pain", true}},
                    .note = "since June"}};
  log.checks = {{.id = {"c1"},
                 .athlete = ana,
                 .when = monday,
                 .question = "active-knee-raise",
                 .result = "cannot-hold",
                 .note = "left only"}};
  log.mappings = {{.id = {"m1"}, .source = "hevy", .name = "RDL", .slug = "romanian_deadlift"},
                  {.id = {"m2"}, .source = "hevy", .name = "Bench Press (Barbell)"}};
  log.imported = {{.id = {"s4"}, .athlete = ana, .source = "hevy"},
                  {.id = {"s5"}, .athlete = ana, .source = "hevy"}};
  return log;
}

}  // namespace dowel::store

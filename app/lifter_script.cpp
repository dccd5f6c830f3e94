#include "app/lifter_script.h"

#include "app/plan_phrases.h"
#include "core/coach/self_checks.h"
#include "core/coach/training_book.h"
#include "core/log/owned_loads.h"
#include "core/progress/own_notation.h"
#include "formats/text_values.h"
#include "knowledge/toml_reader.h"

namespace dowel::app {
namespace {

constexpr TomlLimits kWeekLimits{1, 520};

// Takes a result over, or hands its error to the table as a mistake at that key.
template <class T>
T taken(const TomlTable& table, std::string_view key, Result<T> result) {
  if (result) return std::move(*result);
  table.refuse(key, result.error().message, result.error().hint);
  return T{};
}

WeekSpan read_span(const TomlTable& table, std::string_view key) {
  const auto range = table.int_range(key, kWeekLimits);
  return range ? WeekSpan{range->from, range->to} : WeekSpan{};
}

void read_athlete(const TomlTable& table, const Knowledge& knowledge, Athlete& athlete) {
  athlete.name = table.text_or_empty("name");
  athlete.id.value = "scripted";
  const std::string unit = table.text_or_empty("unit");
  if (!unit.empty()) {
    const auto known = formats::parse_mass_unit(unit);
    if (!known) table.refuse("unit", "'" + unit + "' is no unit of load", "write kg or lb");
    athlete.shown_unit = known.value_or(MassUnit::kKilogram);
  }
  const std::string experience = table.text_or_empty("experience");
  if (!experience.empty()) {
    athlete.experience = taken(table, "experience", parse_experience(experience));
  }
  athlete.equipment = table.texts("equipment");
  const MassUnit bare = athlete.shown_unit;
  athlete.bells = taken(table, "bells", parse_bells(table.texts("bells"), bare));
  athlete.dumbbells = taken(table, "dumbbells", parse_dumbbells(table.texts("dumbbells"), bare));
  athlete.plates = taken(table, "plates", parse_plates(table.texts("plates"), bare));
  athlete.bar = taken(table, "bar", parse_bar(table.text_or_empty("bar"), bare));
  const std::string conditions = table.text_or_empty("conditions");
  if (!conditions.empty()) {
    athlete.conditions = taken(table, "conditions", parse_conditions(knowledge, conditions));
  }
}

void read_own(const TomlTable& table, const Knowledge& knowledge, PlanRequest& request) {
  for (const std::string& text : table.texts("own")) {
    const MassUnit unit = request.athlete.shown_unit;
    for (const OwnDay& own : taken(table, "own", parse_own(knowledge, text, unit))) {
      for (TrainingDay& day : request.days) {
        if (day.weekday == own.first) day.own = own.second;
      }
    }
  }
}

void read_plan(const TomlTable& table, const Knowledge& knowledge, PlanRequest& request) {
  request.aim = taken(table, "for", parse_aim(table.text("for")));
  request.days = taken(table, "days", parse_days(table.text("days"), {}, std::nullopt));
  read_own(table, knowledge, request);
  request.off_day_minutes = table.number_or("off_days", 15, {0, 300});
  request.emphases = table.texts("emphasis");
  for (const std::string& cause : table.texts("weak")) {
    request.weak_links.push_back({cause, "You said so."});
  }
  const auto start = parse_local_date(table.text("start"));
  if (!start) table.refuse("start", "this is no day", "write for example 2026-01-05");
  request.start = start.value_or(LocalDate{});
  request.clinician_cleared = table.flag_or("cleared", false);
  request.settings.rotate = table.flag_or("rotation", true);
  request.settings.most_accessories = static_cast<int>(table.number_or("accessories", 4, {2, 4}));
  request.red_flags = all_clear(knowledge);
}

// "9-10" or "33" → weeks.
void read_missed(const TomlTable& table, std::vector<int>& weeks) {
  for (const std::string& text : table.texts("missed")) {
    const auto dash = text.find('-');
    const auto from = formats::parse_whole(text.substr(0, dash));
    const auto to = dash == std::string::npos ? from : formats::parse_whole(text.substr(dash + 1));
    if (!from || !to || *from < 1 || *to > static_cast<int>(kWeekLimits.most)) {
      table.refuse("missed", "'" + text + "' names no weeks", "write for example \"9-10\"");
      return;
    }
    for (int week = *from; week <= *to; ++week) weeks.push_back(week);
  }
}

void read_pain(const TomlTable& table, LifterScript& lifter) {
  for (const TomlTable& entry : table.tables("pain")) {
    ScriptedPain pain;
    pain.weeks = read_span(entry, "weeks");
    pain.report.region = taken(entry, "where", parse_region(entry.text("where")));
    pain.report.during = static_cast<int>(entry.number("during", {0, 10}));
    if (entry.has("morning_after")) {
      pain.report.next_day = static_cast<int>(entry.number("morning_after", {0, 10}));
    }
    pain.report.stiff = entry.flag_or("stiff", false);
    pain.report.is_new = true;
    lifter.pain.push_back(pain);
  }
}

void read_events(const TomlTable& table, const Knowledge& knowledge, LifterScript& lifter) {
  read_missed(table, lifter.missed_weeks);
  read_pain(table, lifter);
  lifter.stall = read_span(table, "stall");
  lifter.bad_form = read_span(table, "bad_form");
  lifter.red_flag = read_span(table, "warning_sign");
  const std::string question = table.text_or_empty("warning_question");
  if (!question.empty()) {
    const auto known = parse_red_flags(knowledge, question);
    if (!known) table.refuse("warning_question", known.error().message, known.error().hint);
    lifter.red_flag_question = question;
  }
  for (const TomlTable& entry : table.tables("equipment")) {
    lifter.equipment.push_back(
        {static_cast<int>(entry.number("week", kWeekLimits)), entry.texts("now")});
  }
}

void read_body(const TomlTable& table, LifterScript& lifter) {
  lifter.weeks = static_cast<int>(table.number_or("weeks", 52, kWeekLimits));
  lifter.block_weeks = static_cast<int>(table.number_or("block_weeks", 6, {1, 16}));
  lifter.start_max_kg = table.number("start_max_kg", {1, 500});
  lifter.most_gain = table.number_or("most_gain", lifter.most_gain, {0, 5});
  lifter.weekly_rate = table.number_or("weekly_rate", lifter.weekly_rate, {0, 1});
  lifter.accessory_part = table.number_or("accessory_part", lifter.accessory_part, {0.01, 1});
  lifter.logs_effort = table.flag_or("logs_effort", false);
  lifter.films_every = static_cast<int>(table.number_or("films_every", 1, {0, 100}));
}

}  // namespace

Result<YearScript> read_lifter_script(std::string_view text, const std::string& file,
                                      const Knowledge& knowledge) {
  auto document = TomlDocument::parse(text, file);
  DOWEL_TRY(document);
  const TomlTable root = document->root();
  YearScript script;
  script.title = root.text("title");
  script.about = root.text_or_empty("about");
  read_athlete(root.table("athlete"), knowledge, script.request.athlete);
  read_plan(root.table("plan"), knowledge, script.request);
  read_body(root.table("body"), script.lifter);
  if (root.has("events")) read_events(root.table("events"), knowledge, script.lifter);
  DOWEL_TRY(document->finish());
  DOWEL_TRY(check_request(script.request, knowledge));
  return script;
}

}  // namespace dowel::app

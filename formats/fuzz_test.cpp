// Whatever the bytes, a parser answers: with a value that keeps its promises or with an error.
#include <gtest/gtest.h>

#include <functional>
#include <random>
#include <string>

#include "core/log/log_cells.h"
#include "formats/fit.h"
#include "formats/fit_wire.h"
#include "formats/foreign_log.h"
#include "formats/log_json.h"
#include "formats/log_tables.h"
#include "formats/sets_csv.h"
#include "formats/text_values.h"
#include "formats/time_zone_rule.h"
#include "store/sample_log.h"

namespace dowel::formats {
namespace {

using Random = std::mt19937;

std::size_t below(Random& random, std::size_t limit) { return limit == 0 ? 0 : random() % limit; }

// One to six small accidents: bytes flipped, lost, doubled, moved, or things that parsers trip on.
std::string mutated(std::string text, Random& random) {
  static const std::string kTraps[] = {"\"",
                                       "\"\"",
                                       ",",
                                       ";",
                                       "\n",
                                       "\r\n",
                                       "\r",
                                       std::string(1, '\0'),
                                       "\xFF\xFE",
                                       "\xEF\xBB\xBF",
                                       "-",
                                       "=1+1",
                                       "99999999999999999999",
                                       "1e308",
                                       "nan",
                                       "\\",
                                       "{",
                                       "[",
                                       "null",
                                       ":",
                                       "0",
                                       "\xC3",
                                       "9999-99-99",
                                       "12:60",
                                       std::string(70'000, 'x')};
  const std::size_t accidents = 1 + below(random, 6);
  for (std::size_t i = 0; i < accidents; ++i) {
    const std::size_t at = below(random, text.size() + 1);
    const std::size_t length = below(random, std::min<std::size_t>(40, text.size() - at + 1));
    switch (below(random, 6)) {
      case 0:
        if (at < text.size()) text[at] = static_cast<char>(random());
        break;
      case 1:
        text.erase(at, length);
        break;
      case 2:
        text.insert(at, text.substr(at, length));
        break;
      case 3:
        text.insert(at, kTraps[below(random, std::size(kTraps) - (random() % 50 == 0 ? 0 : 1))]);
        break;
      case 4:
        text.resize(at);
        break;
      default:
        text.insert(below(random, text.size() + 1), text.substr(at, length));
    }
  }
  return text;
}

void fuzz(const std::string& seed, int rounds,
          const std::function<void(const std::string&)>& parse) {
  Random random{20250915};
  for (int i = 0; i < rounds; ++i) parse(mutated(seed, random));
}

// What holds of every preview, of whatever file.
void expect_sound(const ImportPreview& preview) {
  const RowCounts& c = preview.counts;
  const int told = c.working + c.warmup + c.failure + c.drop + c.rest_timers + c.notes +
                   c.not_done + c.not_understood;
  const bool several = preview.source == "stronglifts" || preview.source == "jefit";
  EXPECT_TRUE(several ? c.rows <= told : c.rows == told) << c.rows << " and " << told;
  int sets = 0;
  for (const ForeignSession& session : preview.sessions) {
    for (const ForeignSet& row : session.sets) {
      ++sets;
      SetEntry set = row.set;
      set.id = {"x"};
      const auto checked = check(set);
      EXPECT_TRUE(checked) << checked.error().message << " in line " << row.line;
    }
  }
  EXPECT_EQ(sets, c.working + c.warmup + c.failure + c.drop);
}

void fuzz_log(const std::string& seed) {
  ASSERT_TRUE(read_foreign_log(seed));
  fuzz(seed, 1500, [](const std::string& text) {
    if (const auto preview = read_foreign_log(text, {.unit = MassUnit::kPound})) {
      expect_sound(*preview);
    }
  });
}

TEST(Fuzz, Strong) {
  fuzz_log(
      "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,"
      "Workout Notes,RPE\n"
      "2024-01-02 08:00:00,Legs,1h 40m,Squat,W,20.5,5.0,0,0,,felt good,\n"
      "2024-01-02 08:00:00,Legs,1h 40m,Squat,Rest Timer,0,0,0,120,,,\n"
      "2024-01-02 08:00:00,Legs,1h 40m,Squat,1,60,5,0,0,\"slow, \"\"deep\"\"\",,8.5\n");
  fuzz_log(
      "\"Workout #\";\"Date\";\"Workout Name\";\"Duration (sec)\";\"Exercise Name\";\"Set Order\";"
      "\"Weight (kg)\";\"Reps\";\"RPE\";\"Distance (meters)\";\"Seconds\";\"Notes\";\"Workout "
      "Notes\"\n"
      "\"7\";\"2023-05-01 "
      "18:00:00\";\"Zug\";\"3900\";\"Kreuzheben\";\"1\";\"82,5\";\"5\";\"8,5\";\"\";"
      "\"\";\"zwei\nZeilen\";\"\"\n");
}

TEST(Fuzz, Hevy) {
  fuzz_log(
      "title,start_time,end_time,description,exercise_title,superset_id,exercise_notes,set_index,"
      "set_type,weight_lbs,reps,distance_miles,duration_seconds,rpe\n"
      "A,\"28 Mar 2025, 17:29\",\"28 Mar 2025, 18:29\",x\\ny,Deadlift,1,note,0,warmup,60,5,,0,6\n"
      "A,\"Jan 1, 2024, 10:00 AM\",\"05.06.2026, 07:30\",,Bench,,,1,dropset,60.5,5,1.5,30,9.5\n");
}

TEST(Fuzz, FitNotesAndLiftosaur) {
  fuzz_log(
      "Date,Exercise,Category,Weight,Weight Unit,Reps,Distance,Distance Unit,Time,Comment\n"
      "2024-03-01,Deadlift,Back,100,lbs,5,2,km,0:01:30,shaky\n");
  fuzz_log(
      "Date,Exercise,Category,Weight (kg),Weight (lbs),Reps,Distance,Distance "
      "Unit,Time,Notes,Kind\n"
      "2026-01-15,Squat,Legs,100,,5,,,,,wr\n2026-01-15,Squat,Legs,,100,5,,,,,wr\n");
  fuzz_log(
      "Workout DateTime,Program,Day Name,Exercise,Is Warmup Set?,Completed Reps,Completed RPE,"
      "Completed Weight Value,Completed Weight Unit,Notes\n"
      "2026-03-01T23:30:00.000Z,5/3/1,Day 1,\"Squat, Barbell\",1,5,8,95,lb,ok\n");
}

TEST(Fuzz, StrongLiftsJefitGymBookAndSharedText) {
  fuzz_log(
      "Date (yyyy/mm/dd),Workout Name,Body Weight (KG),Exercise,Sets×Reps,Sets×Time,Start Time "
      "(h:mm),Set 1 (Reps),Set 1 (KG),Set 2 (Reps),Set 2 (KG)\n"
      "2025/06/02,A,70.5,Squat,5/-,,6:35 PM,5,60,0,60\n2025/06/02,A,70.5,Plank,,2×60,,,,,\n");
  fuzz_log(
      "### SETTING ###\nmass\n kg\n### WORKOUT SESSIONS ###\n_id,starttime,endtime\n"
      "1,1741285800,1741288800\n### EXERCISE LOGS ###\nlogs,mydate,ename,belongsession\n"
      "\"60x5,100x5\",2025-03-06,Deadlift,1\n");
  fuzz_log(
      "Date,Workout,Time,Exercise,Repetitions / Time,Weight / Distance,Notes,Skipped\n"
      "2024-05-03,Push,18:05,Deadlift,8 reps,100 lb,,No\n2024-05-03,Push,,Plank,0:45,,,Yes\n");
  fuzz_log(
      "Barn\nWednesday, September 10, 2025 at 6:43 AM\n\nDeadlift\nW1: 100 lb × 5 [Warm-up]\n"
      "Set 1: 142.5 kg × 3 @ 9\n\nNotes: slow\nSet 2: 2.5 km | 12:00\n");
  fuzz_log(
      R"([{"date": "2025-03-02T18:15:00Z", "exercise": 184, "repetitions": "5", "weight": "1"}])");
}

TEST(Fuzz, OwnTable) {
  std::string seed = write_sets_csv(store::sample_log(), {"a1"});
  fuzz_log(seed);
}

TEST(Fuzz, Json) {
  fuzz(log_to_json(store::sample_log()), 800, [](const std::string& text) {
    const auto log = log_from_json(text);
    if (log) {
      EXPECT_EQ(log_from_json(log_to_json(log->log)).value().log, log->log);
    }
  });
}

TEST(Fuzz, Tables) {
  const auto whole = log_to_tables(store::sample_log());
  for (std::size_t i = 0; i < whole.size(); ++i) {
    fuzz(whole[i].text, 300, [&](const std::string& text) {
      auto tables = whole;
      tables[i].text = text;
      const auto log = log_from_tables(tables);
      if (log) {
        EXPECT_EQ(log_from_tables(log_to_tables(log->log)).value().log, log->log);
      }
    });
  }
}

TEST(Fuzz, Fit) {
  FitActivity activity{.sets = {{.reps = 8, .load_kg = 82.5, .category = 8, .category_name = 15}},
                       .titles = {{8, 15, "Sumo Deadlift"}}};
  activity.sets[0].start = *parse_instant("2025-09-15T17:00:00Z");
  const auto file = write_fit(activity).value();
  fuzz({file.begin(), file.end()}, 20'000, [](const std::string& text) {
    std::vector<std::uint8_t> bytes{text.begin(), text.end()};
    // Half the time size and checksum are put right, so that the records themselves are reached.
    if (bytes.size() > 16 && bytes.size() % 2 == 0) {
      const std::size_t size = bytes.size() - 16;
      bytes[0] = 14;
      for (unsigned i = 0; i < 4; ++i) bytes[4 + i] = static_cast<std::uint8_t>(size >> 8 * i);
      for (unsigned i = 0; i < 4; ++i) bytes[8 + i] = static_cast<std::uint8_t>(".FIT"[i]);
      const auto crc = fit_checksum(std::span{bytes}.first(bytes.size() - 2));
      bytes[bytes.size() - 2] = static_cast<std::uint8_t>(crc & 0xFF);
      bytes[bytes.size() - 1] = static_cast<std::uint8_t>(crc >> 8);
    }
    if (const auto preview = read_fit_log(bytes)) expect_sound(*preview);
  });
}

TEST(Fuzz, SmallValues) {
  for (const char* seed :
       {"28 Mar 2025, 17:29", "2025年2月13日 午後6:39", "13 févr. 2025, 6:39 p. m.",
        "2026-03-01T00:30:00+02:00", "1h 5m 3s", "82,5", "CET-1CEST,M3.5.0,M10.5.0/3"}) {
    fuzz(seed, 5000, [](const std::string& text) {
      if (const auto time = parse_foreign_time(text)) {
        EXPECT_EQ(to_text(time->time).size(), 19u);
      }
      if (const auto s = parse_duration_s(text)) {
        EXPECT_GE(*s, 0);
      }
      if (const auto number = parse_number(text)) {
        EXPECT_LT(std::abs(*number), 1e6);
      }
      parse_zone_rule(text);
    });
  }
}

}  // namespace
}  // namespace dowel::formats

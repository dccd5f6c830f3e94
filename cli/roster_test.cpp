// A coach's Sunday through the real program: who needs a look, notes, signed overrides.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include "cli/testing/filmed_log.h"
#include "cli/testing/log_program.h"
#include "report/text.h"
#include "store/sqlite_schema.h"

namespace dowel::cli {
namespace {

using namespace testing;
using Json = nlohmann::json;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

constexpr const char* kSunday = "2025-11-02T19:00";

std::vector<std::string> with(std::vector<std::string> words,
                              const std::vector<std::string>& more) {
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

// Six athletes as the coach's scenarios have them: Ash is well, Bo labours, Cy is away, Dee and Eli
// hurt, Fay missed a lift.
class Roster : public ::testing::Test {
 protected:
  void add(const std::string& who, const std::string& day, const std::string& work,
           const std::vector<std::string>& more = {}) const {
    std::vector<std::string> words{"log", "add", "deadlift", work, "--at", day + "T18:00"};
    if (!who.empty()) words = with(words, {"--athlete", who});
    dowel.say(with(words, more));
  }
  void fill() const {
    for (const char* name : {"Ash", "Bo", "Cy", "Dee", "Eli", "Fay"}) {
      dowel.say({"athlete", "add", name, "--experience", "intermediate", "--equipment",
                 "barbell,rack,bench"});
    }
    const char* days[] = {"2025-10-06", "2025-10-13", "2025-10-20", "2025-10-27"};
    for (int i = 0; i < 4; ++i) {
      add("Ash", days[i], "3x5x" + std::to_string(120 + 5 * i), {"--rpe", "8"});
      add("Bo", days[i], "3x5x140", {"--rpe", std::to_string(7 + i)});
      add("Dee", days[i], "3x5x120", {"--rpe", "8"});
      add("Fay", days[i], "3x5x100", {"--rpe", "8"});
    }
    add("Cy", "2025-10-06", "3x5x130");
    dowel.say({"check", "pain", "--pain", "lower-back=4/3", "--red-flags", "none", "--athlete",
               "Dee", "--at", "2025-10-31T18:00"});
    add("Eli", "2025-10-27", "3x5x110", {"--pain", "4", "--next-day-pain", "3"});
    add("Fay", "2025-10-30", "0x150");
  }
  Json ask(const std::vector<std::string>& more = {}) const {
    return dowel.ask(with({"roster", "--at", kSunday}, more), "roster");
  }
  std::string text(const std::vector<std::string>& more = {}) const {
    return dowel.say(with({"roster", "--at", kSunday}, more));
  }
  static std::vector<std::string> pressing(const Json& roster) {
    std::vector<std::string> lines;
    for (const Json& person : roster["athletes"]) {
      if (!person["needs_a_look"]) continue;
      lines.push_back(person["name"].get<std::string>() + " " +
                      person["facts"][0]["kind"].get<std::string>());
    }
    return lines;
  }

  LogProgram dowel;
};

TEST_F(Roster, SundayEveningSixAthletes) {
  fill();
  const Json roster = ask();
  EXPECT_THAT(pressing(roster),
              ElementsAre("Dee pain", "Eli pain", "Fay missed_lift", "Cy away", "Bo slide"));
  EXPECT_EQ(roster["need_a_look"], 5);
  EXPECT_EQ(roster["well"], 1);
  EXPECT_EQ(roster["athletes"].size(), 6U) << "nobody is left out of the sum";
  EXPECT_EQ(roster["since"], "2025-10-26");
  const Json dee = roster["athletes"][0]["facts"][0];
  EXPECT_EQ(dee["region"], "lower-back");
  EXPECT_EQ(dee["pain"], 4);
  EXPECT_EQ(dee["next_morning"], 3);
  EXPECT_EQ(roster["athletes"][3]["facts"][0]["days"], 27);
  EXPECT_EQ(roster["athletes"][2]["facts"][0]["load_kg"], 150);
  EXPECT_EQ(roster["athletes"][4]["facts"][0]["effort"], 10);
}

TEST_F(Roster, ReadsAsOneLineEachAndNamesWhatShowsMore) {
  fill();
  const std::string page = text();
  EXPECT_THAT(page, HasSubstr("Sun 2 Nov, since Sun 26 Oct: 5 of 6 athletes need a look.\n"));
  EXPECT_THAT(page, HasSubstr("\n  Dee  Lower back: pain 4 of 10, 3 the morning after, Fri 31 Oct, "
                              "new pain\n"));
  EXPECT_THAT(page, HasSubstr("\n  Fay  Deadlift: missed 150 kg on Thu 30 Oct"));
  EXPECT_THAT(page, HasSubstr("\n  Cy   27 days without a session, the last on Mon 6 Oct\n"));
  EXPECT_THAT(page, HasSubstr("Well, as far as the log tells (1): Ash."));
  EXPECT_THAT(page, HasSubstr("Not known: no film in 8 weeks"));
  for (std::string rest = page; !rest.empty(); rest.erase(0, rest.find('\n') + 1)) {
    const std::string line = rest.substr(0, rest.find('\n'));
    EXPECT_LE(report::columns(line), 80U) << line;
  }
  // Each command that it names does what it says.
  int commands = 0;
  const Json answer = ask();
  for (const Json& person : answer["athletes"]) {
    for (const Json& fact : person["facts"]) {
      std::vector<std::string> words;
      std::istringstream command(fact["more"].get<std::string>());
      for (std::string word; command >> word;) words.push_back(word);
      ASSERT_EQ(words.front(), "dowel");
      words.erase(words.begin());
      EXPECT_EQ(dowel.run(words).exit_code, 0) << fact["more"];
      ++commands;
    }
  }
  EXPECT_GE(commands, 5);
}

TEST_F(Roster, LooksAsFarBackAsIsAsked) {
  fill();
  EXPECT_THAT(pressing(ask({"--since", "2025-10-31"})), ElementsAre("Dee pain", "Cy away"));
  EXPECT_THAT(dowel.refuse({"roster", "--at", kSunday, "--since", "2025-11-03"}),
              HasSubstr("lies ahead"));
  EXPECT_THAT(dowel.refuse({"roster", "--since", "sometime"}), HasSubstr("is not a day"));
}

TEST_F(Roster, NobodyIsThereOrNobodyNeedsALook) {
  EXPECT_THAT(text(), HasSubstr("nobody to look at"));
  add("", "2025-10-30", "3x5x100");
  EXPECT_THAT(text(), HasSubstr("nobody needs a look"));
  dowel.say({"athlete", "add", "Gil"});
  const std::string page = text();
  EXPECT_THAT(page, HasSubstr("1 of 2 athletes needs a look"));
  EXPECT_THAT(page, HasSubstr("Gil  Nothing logged yet"));
}

TEST_F(Roster, NamesOfOthersDoNotSteerTheTerminal) {
  dowel.say({"athlete", "add", "Zoe \x1b[31m Evil's"});
  const std::string page = text();
  EXPECT_EQ(page.find('\x1b'), std::string::npos);
  EXPECT_THAT(page, HasSubstr("Nothing logged yet"));
}

TEST_F(Roster, AthletesWithLogsOfTheirOwnAreLookedAtTogetherAndOnlyRead) {
  std::vector<std::string> logs;
  for (const char* name : {"ana.db", "bo.db"}) {
    const std::string log = dowel.path(name);
    dowel.say({"log", "add", "deadlift", "3x5x100", "--pain", name[0] == 'b' ? "5" : "0", "--log",
               log, "--at", "2025-10-30T18:00"});
    ASSERT_EQ(::chmod(log.c_str(), 0444), 0);
    logs.push_back(log);
  }
  const std::vector<std::string> before{read_text(logs[0]), read_text(logs[1])};
  const auto files = files_in(std::filesystem::path(logs[0]).parent_path());
  const std::string page = text({"--log", logs[0], logs[1]});
  EXPECT_THAT(page, HasSubstr("1 of 2 athletes needs a look"));
  EXPECT_THAT(page, HasSubstr("\n  me (bo)  Deadlift, place not told: pain 5 of 10"));
  EXPECT_THAT(page, HasSubstr("dowel log list --from 2025-10-30 --log " + logs[1]));
  EXPECT_THAT(page, HasSubstr("me (ana)"));
  EXPECT_EQ((std::vector<std::string>{read_text(logs[0]), read_text(logs[1])}), before);
  EXPECT_EQ(files_in(std::filesystem::path(logs[0]).parent_path()), files) << "nothing beside them";
  const Json all = ask({"--log", std::filesystem::path(logs[0]).parent_path().string()});
  EXPECT_EQ(all["athletes"].size(), 2U) << "a folder is all logs in it";
  EXPECT_EQ(all["athletes"][0]["log"], logs[1]);
}

TEST_F(Roster, ALogThatCannotBeReadIsSaidAndHidesNobodyElse) {
  const std::string good = dowel.path("good.db"), bad = dowel.path("bad.db");
  dowel.say({"log", "add", "deadlift", "3x5x100", "--log", good, "--at", "2025-10-30T18:00"});
  dowel.write("bad.db", "no log at all");
  const Outcome both = dowel.run({"roster", "--at", kSunday, "--log", good, bad});
  EXPECT_EQ(both.exit_code, 3);
  EXPECT_THAT(both.out, HasSubstr("Not read: " + bad));
  EXPECT_THAT(both.out, HasSubstr("me (good)"));
  EXPECT_THAT(dowel.refuse({"roster", "--log", bad}, 3), HasSubstr("is not a log of Dowel"));
  EXPECT_THAT(dowel.refuse({"roster", "--log", dowel.path("none.db")}, 3),
              HasSubstr("there is no log"));
}

TEST_F(Roster, AnOlderLogIsReadAsItIsAndStaysSo) {
  const std::string log = dowel.path("older.db");
  {
    const auto older = store::open_sqlite(log, {}, store::migrations().first(4));
    ASSERT_TRUE(older);
  }
  const std::string before = read_text(log);
  EXPECT_THAT(text({"--log", log}), HasSubstr("nobody to look at"));
  EXPECT_EQ(read_text(log), before);
}

TEST_F(Roster, FilmsAreToldUntilACoachHasLooked) {
  const std::string log = dowel.path("filmed.db");
  write_log(log, {{"2026-01-02T18:00:00"}, {"2026-01-05T18:00:00", 8, true, 14.0}});
  const std::vector<std::string> asked{"roster", "--log", log, "--at", "2026-01-06T09:00"};
  const Json first = dowel.ask(asked, "roster")["athletes"][0];
  EXPECT_EQ(first["facts"][0]["kind"], "film_broke");
  EXPECT_EQ(first["facts"][0]["exercise"]["slug"], "kettlebell-deadlift");
  EXPECT_EQ(first["facts"][1]["kind"], "not_looked_at");
  EXPECT_EQ(first["facts"][1]["films"], 2);
  dowel.say({"log", "note", "2026-01-05/1", "Brace before you pull", "--by", "Eve", "--log", log,
             "--at", "2026-01-05T21:00"});
  const Json second = dowel.ask(asked, "roster")["athletes"][0];
  ASSERT_EQ(second["facts"].size(), 1U);
  EXPECT_EQ(second["facts"][0]["films"], 1);
  dowel.say({"log", "note", "2026-01-02", "--log", log});
  EXPECT_THAT(dowel.ask(asked, "roster")["athletes"][0]["facts"], IsEmpty());
}

// ---- notes -----------------------------------------------------------------------------------

TEST_F(Roster, ANoteIsFoundInTodayAndInTheLogAndCanBeTakenBack) {
  add("", "2025-10-27", "3x5x100");
  const std::string noted = dowel.say(
      {"log", "note", "last", "Push the floor away", "--by", "Eve", "--at", "2025-10-28T08:00"});
  EXPECT_THAT(noted, HasSubstr("Noted: Deadlift, 5 × 100 kg (2025-10-27/3)."));
  EXPECT_THAT(noted, HasSubstr("“Push the floor away” Eve"));
  EXPECT_THAT(dowel.say({"log", "list"}), HasSubstr("  Eve on set 3: “Push the floor away”"));
  const Outcome without = dowel.run({"today", "--at", "2025-10-28T09:00"});
  EXPECT_EQ(without.exit_code, 2) << "there is no plan";
  EXPECT_THAT(without.out, HasSubstr("Eve on Deadlift, Mon 27 Oct: “Push the floor away”"));
  dowel.say({"plan", "--for", "general", "--days", "mon:45,thu:45", "--red-flags", "none", "--at",
             "2025-10-28T09:30"});
  const std::vector<std::string> today{"today", "--at", "2025-10-30T09:00"};
  EXPECT_THAT(dowel.say(today), HasSubstr("Eve on Deadlift, Mon 27 Oct: “Push the floor away”"));
  const Json told = dowel.ask(today, "today");
  ASSERT_EQ(told["notes"].size(), 1U);
  EXPECT_EQ(told["notes"][0]["author"], "Eve");
  EXPECT_EQ(told["notes"][0]["exercise"], "Deadlift");
  EXPECT_THAT(dowel.say({"log", "note", "2025-10-27", "--remove"}), HasSubstr("Removed 1 note"));
  EXPECT_THAT(dowel.say(today), Not(HasSubstr("Push the floor")));
  dowel.say({"log", "undo"});
  EXPECT_THAT(dowel.say(today), HasSubstr("Push the floor"));
}

TEST_F(Roster, ANoteIsRefusedWithoutAPlaceOrAName) {
  add("", "2025-10-27", "3x5x100");
  EXPECT_THAT(dowel.refuse({"log", "note", "2025-10-28", "hm"}), HasSubstr("no session"));
  EXPECT_THAT(dowel.refuse({"log", "note", "2025-10-27/9", "hm"}), HasSubstr("no set 9"));
  EXPECT_THAT(dowel.refuse({"log", "note", "last", "hm", "--by", " "}), HasSubstr("needs a name"));
  EXPECT_THAT(dowel.refuse({"log", "note", "last", "--remove"}), HasSubstr("there is no note"));
  EXPECT_THAT(dowel.refuse({"log", "note", "last", "hm", "--remove"}), HasSubstr("writes none"));
}

TEST_F(Roster, NotesAndSignaturesSurviveAnExport) {
  const std::string log = dowel.path("filmed.db");
  write_log(log, {{"2026-01-05T18:00:00", 8, true, 14.0}});
  dowel.say({"log", "note", "2026-01-05/1", "Brace", "--by", "Eve", "--log", log});
  dowel.say({"next", "kettlebell-deadlift", "--override", "pass", "--reason", "I stood by", "--by",
             "Eve", "--log", log, "--at", "2026-01-05T20:00"});
  dowel.say({"log", "export", dowel.path("all"), "--log", log});
  const std::string other = dowel.path("other.db");
  dowel.say({"log", "import", dowel.path("all"), "--yes", "--log", other});
  EXPECT_THAT(dowel.say({"log", "list", "--log", other}), HasSubstr("Eve on set 1: “Brace”"));
  const Json next = dowel.ask(
      {"next", "kettlebell-deadlift", "--log", other, "--at", "2026-01-05T21:00"}, "next");
  EXPECT_EQ(next["overridden"]["by"], "Eve");
}

// ---- overrides -------------------------------------------------------------------------------

TEST_F(Roster, AnOverrideSaysWhoSigned) {
  const std::string log = dowel.path("filmed.db");
  write_log(log, {{"2026-01-05T18:00:00", 8, true, 14.0}});
  const auto override_as = [&](const std::vector<std::string>& by) {
    return dowel.say(with({"next", "kettlebell-deadlift", "--override", "pass", "--reason",
                           "meet on Saturday", "--log", log, "--at", "2026-01-05T20:00"},
                          by));
  };
  EXPECT_THAT(override_as({}),
              HasSubstr("You overrode it: pass, because \"meet on Saturday\". It is "
                        "kept in the log, signed Ana."));
  const std::vector<std::string> asked{"roster", "--log", log, "--at", "2026-01-06T09:00"};
  EXPECT_THAT(dowel.say(asked), HasSubstr("Kettlebell deadlift: step back, and Ana went on"));
  EXPECT_THAT(override_as({"--by", "Eve"}), HasSubstr("Eve overrode it: pass"));
  EXPECT_THAT(dowel.say(asked), Not(HasSubstr("went on"))) << "a coach has decided";
  EXPECT_THAT(dowel.refuse({"next", "kettlebell-deadlift", "--by", "Eve", "--log", log}),
              HasSubstr("--by goes with --override"));
}

TEST_F(Roster, ACoachDoesNotPassOverPain) {
  add("", "2025-10-30", "3x5x100", {"--pain", "4"});
  const std::vector<std::string> pass{"next", "deadlift",        "--override",
                                      "pass", "--reason",        "it is nothing",
                                      "--at", "2025-10-30T20:00"};
  EXPECT_THAT(dowel.refuse(with(pass, {"--by", "Eve"})), HasSubstr("pain decided here"));
  EXPECT_THAT(dowel.say(pass), HasSubstr("You overrode it"));
}

}  // namespace
}  // namespace dowel::cli

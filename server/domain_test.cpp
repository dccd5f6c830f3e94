#include <gmock/gmock.h>

#include "server/testing/running_house.h"

namespace dowel::server {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;

constexpr const char* kMonday = "?at=2026-01-05T18:00:00";

json all_no(const RunningHouse& house) {
  json answers = json::array();
  const json asked = json_of(house.get("/api/me/red-flags"));
  for (const auto& question : asked["questions"]) {
    answers.push_back({{"question", question["id"]}, {"yes", false}});
  }
  return {{"answers", answers}};
}

TEST(Training, FromNobodyToTheFirstSession) {
  const RunningHouse house;
  EXPECT_EQ(json_of(house.get("/api/athletes"))["athletes"].size(), 0U);
  const Reply made =
      house.send("POST", "/api/athletes", {{"name", "Ana"}, {"equipment", {"barbell", "rack"}}});
  ASSERT_EQ(made.status, 201) << made.body;
  const std::string id = json_of(made)["athletes"][0]["id"];
  EXPECT_EQ(made.headers.at("location"), "/api/athletes/" + id);
  const std::string base = "/api/" + id;

  EXPECT_EQ(json_of(house.get(base + "/today")).value("code", ""), "no-plan");
  // No plan before each warning sign was asked about; no answer is not taken as no.
  const Reply too_soon = house.send("POST", base + "/plan" + kMonday, {{"aim", "general"}});
  EXPECT_EQ(too_soon.status, 409);
  EXPECT_EQ(json_of(too_soon).value("code", ""), "ask-red-flags");
  json some = all_no(house);
  some["answers"].erase(0);
  EXPECT_EQ(house.send("PUT", base + "/red-flags" + kMonday, some).status, 422);
  EXPECT_EQ(house.send("PUT", base + "/red-flags" + kMonday, all_no(house)).status, 200);

  const json wish{{"aim", "general"},
                  {"days", {{{"day", "mon"}, {"minutes", 60}}, {{"day", "thu"}}}},
                  {"weeks", 2},
                  {"experience", "novice"},
                  {"start", "2026-01-05"}};
  const json preview = json_of(house.send("POST", base + "/plan/preview" + kMonday, wish));
  EXPECT_EQ(preview.value("schema", ""), "dowel.plan-preview/1") << preview;
  EXPECT_GT(preview["differences"].size(), 10U);
  EXPECT_EQ(house.get(base + "/plan" + kMonday).status, 404);  // it was only looked at
  const Reply plan = house.send("POST", base + "/plan" + kMonday, wish);
  ASSERT_EQ(plan.status, 201) << plan.body;
  EXPECT_EQ(json_of(plan)["programme"]["weeks"].size(), 2U);
  const json again = json_of(house.send("POST", base + "/plan/preview" + kMonday, wish));
  EXPECT_EQ(again["differences"], json::array());

  const json today = json_of(house.get(base + "/today" + kMonday));
  EXPECT_EQ(today.value("schema", ""), "dowel.today/1");
  ASSERT_FALSE(today["session"].is_null());
  const std::string hinge = json_of(plan)["programme"]["main_hinge"];
  const json next = json_of(house.get(base + "/next/" + hinge + kMonday));
  EXPECT_EQ(next["gate"]["verdict"], "not_measured");  // unseen is never a pass
  EXPECT_EQ(house.get(base + "/plan.html" + kMonday).headers.at("content-type"),
            "text/html; charset=utf-8");
}

TEST(Training, AWarningSignStopsEverything) {
  const RunningHouse house;
  house.send("POST", "/api/athletes", {{"name", "Ana"}});
  json answers = all_no(house);
  answers["answers"][0]["yes"] = true;
  const json told = json_of(house.send("PUT", std::string("/api/me/red-flags") + kMonday, answers));
  EXPECT_EQ(told.value("schema", ""), "dowel.red-flags/1");
  EXPECT_EQ(told["raised"].size(), 1U);
  EXPECT_EQ(json_of(house.get(std::string("/api/me/next/deadlift") + kMonday)).value("schema", ""),
            "dowel.stop/1");
}

TEST(Training, StrongPainStopsAndIsKept) {
  const RunningHouse house;
  house.send("POST", "/api/athletes", {{"name", "Ana"}});
  house.send("PUT", std::string("/api/me/red-flags") + kMonday, all_no(house));
  const auto tell = [&](int level) {
    return json_of(house.send("POST", std::string("/api/me/pain") + kMonday,
                              {{"answers", {{{"region", "hip"}, {"during", level}}}}}));
  };
  EXPECT_EQ(tell(1)["lights"][0]["light"], "green");
  EXPECT_EQ(tell(8).value("schema", ""), "dowel.stop/1");
  EXPECT_EQ(json_of(house.get(std::string("/api/me/pain") + kMonday))["answers"].size(), 2U);
  const Reply wrong =
      house.send("POST", "/api/me/pain", {{"answers", {{{"region", "hip"}, {"during", 11}}}}});
  EXPECT_EQ(wrong.status, 422);
}

TEST(Training, ANewPainAsksForWarningSignsBeforeAnythingIsNamed) {
  const RunningHouse house;
  house.send("POST", "/api/athletes", {{"name", "Ana"}});
  house.send("PUT", std::string("/api/me/red-flags") + kMonday, all_no(house));
  const std::string tuesday = "?at=2026-01-06T18:00:00";
  EXPECT_EQ(house.get("/api/me/next/deadlift" + tuesday).status, 200);
  house.send("POST", "/api/me/pain" + tuesday, {{"answers", {{{"region", "hip"}, {"during", 2}}}}});
  const Reply next = house.get("/api/me/next/deadlift" + tuesday);
  EXPECT_EQ(next.status, 409);
  EXPECT_EQ(json_of(next).value("code", ""), "ask-red-flags");
  const std::string wednesday = "?at=2026-01-07T18:00:00";
  house.send("PUT", "/api/me/red-flags" + wednesday, all_no(house));
  EXPECT_EQ(house.get("/api/me/next/deadlift" + wednesday).status, 200);
}

TEST(Log, WhatThePhoneSendsTwiceIsThereOnce) {
  const RunningHouse house;
  house.send("POST", "/api/athletes", {{"name", "Ana"}});
  const std::string id = "01890a5d-ac96-774b-bcce-b302099a8057";
  json set{{"id", id},
           {"exercise", "deadlift"},
           {"reps", 5},
           {"load_kg", 100},
           {"at", "2026-01-05T18:00:00"}};
  const auto send = [&] { return json_of(house.send("POST", "/api/me/sets", {{"sets", {set}}})); };
  EXPECT_EQ(send()["items"][0]["outcome"], "created");
  const json again = send();
  EXPECT_EQ(again["items"][0]["outcome"], "same");
  EXPECT_TRUE(again["change"].is_null());
  set["reps"] = 6;
  const json differs = send();
  EXPECT_EQ(differs["items"][0]["outcome"], "differs");
  EXPECT_EQ(differs["items"][0]["set"]["reps"], 5);    // the log's stays
  EXPECT_EQ(differs["items"][0]["yours"]["reps"], 6);  // and the other is not lost
  set["id"] = "01890a5d-ac96-774b-bcce-b302099a8058";
  set["load_kg"] = 9999;
  const json slip = send();
  EXPECT_EQ(slip["items"][0]["outcome"], "refused");
  EXPECT_EQ(slip["items"][0]["problem"]["code"], "slip");
  EXPECT_EQ(json_of(house.get("/api/me/sessions"))["sessions"][0]["sets"].size(), 1U);
}

TEST(Log, TwoWhoChangeOneSetAreToldOfEachOther) {
  const RunningHouse house;
  house.send("POST", "/api/athletes", {{"name", "Ana"}});
  const json logged = json_of(house.send("POST", "/api/me/log", {{"text", "deadlift 5x100"}}));
  const std::string set = "/api/me/sets/" + logged["sets"][0]["id"].get<std::string>();
  const std::string tag = house.get(set).headers.at("etag");
  EXPECT_EQ(house.send("PATCH", set, {{"reps", 6}}, {{"If-Match", tag}}).status, 200);
  EXPECT_EQ(house.send("PATCH", set, {{"reps", 7}}, {{"If-Match", tag}}).status, 412);
  EXPECT_EQ(json_of(house.get(set))["sessions"][0]["sets"][0]["reps"], 6);
  EXPECT_EQ(house.send("PATCH", set, {{"id", "other"}}).status, 422);
  EXPECT_EQ(json_of(house.send("PATCH", set, {{"load_kg", nullptr}}))["set"]["load_kg"], json());
}

TEST(Log, UndoTakesBackOnlyWhatItNames) {
  const RunningHouse house;
  house.send("POST", "/api/athletes", {{"name", "Ana"}});
  const json first = json_of(house.send("POST", "/api/me/log", {{"text", "deadlift 5x100"}}));
  const json second = json_of(house.send("POST", "/api/me/log", {{"text", "squat 5x80"}}));
  EXPECT_EQ(house.send("POST", "/api/me/undo", {{"change", first["change"]}}).status, 409);
  EXPECT_EQ(house.send("POST", "/api/me/undo", {{"change", second["change"]}}).status, 200);
  const json sessions = json_of(house.get("/api/me/sessions"));
  ASSERT_EQ(sessions["sessions"][0]["sets"].size(), 1U);
  EXPECT_EQ(sessions["sessions"][0]["sets"][0]["exercise_slug"], "deadlift");
}

TEST(Log, PagesLeadBackToTheFirstSession) {
  const RunningHouse house;
  house.send("POST", "/api/athletes", {{"name", "Ana"}});
  for (int day = 1; day <= 5; ++day) {
    house.send(
        "POST", "/api/me/log",
        {{"text", "deadlift 5x100"}, {"at", "2026-01-0" + std::to_string(day) + "T18:00:00"}});
  }
  std::vector<std::string> days;
  std::string next = "/api/me/sessions?limit=2";
  for (int page = 0; page < 4 && !next.empty(); ++page) {
    const Reply reply = house.get(next);
    const json sessions = json_of(reply)["sessions"];
    for (auto s = sessions.rbegin(); s != sessions.rend(); ++s) {
      days.push_back((*s)["started"].get<std::string>().substr(0, 10));
    }
    const auto link = reply.headers.find("link");
    next = link == reply.headers.end() ? "" : link->second.substr(1, link->second.find('>') - 1);
  }
  EXPECT_THAT(days, ::testing::ElementsAre("2026-01-05", "2026-01-04", "2026-01-03", "2026-01-02",
                                           "2026-01-01"));
}

TEST(Log, OneKeyIsOneDeed) {
  const RunningHouse house;
  house.send("POST", "/api/athletes", {{"name", "Ana"}});
  const Headers key{{"Idempotency-Key", "01890a5d-ac96-774b-bcce-b302099a8057"}};
  const Reply first = house.send("POST", "/api/me/log", {{"text", "deadlift 5x100"}}, key);
  const Reply second = house.send("POST", "/api/me/log", {{"text", "deadlift 5x100"}}, key);
  EXPECT_EQ(first.status, 201);
  EXPECT_EQ(second.status, 201);
  EXPECT_EQ(first.body, second.body);
  EXPECT_EQ(house.send("POST", "/api/me/log", {{"text", "squat 5x80"}}, key).status, 409);
  EXPECT_EQ(
      house.send("POST", "/api/me/log", {{"text", "x"}}, {{"Idempotency-Key", "../../x"}}).status,
      422);
  EXPECT_EQ(json_of(house.get("/api/me/sessions"))["sessions"][0]["sets"].size(), 1U);
}

TEST(Comments, StandAtAMomentAndStayWithTheSet) {
  const RunningHouse house;
  house.send("POST", "/api/athletes", {{"name", "Ana"}});
  const json logged = json_of(house.send("POST", "/api/me/log", {{"text", "deadlift 5x100"}}));
  const std::string all = "/api/sets/" + logged["sets"][0]["id"].get<std::string>() + "/comments";
  const Reply added = house.send(
      "POST", all,
      {{"in_s", 14.2}, {"out_s", 15}, {"rep", 4}, {"text", "<b>hips</b>"}, {"author", "Mara"}});
  ASSERT_EQ(added.status, 201) << added.body;
  const std::string one = all + "/" + json_of(added)["comments"][0]["id"].get<std::string>();
  EXPECT_EQ(house.send("PATCH", one, {{"done", true}}).status, 200);
  const json comment = json_of(house.get(all))["comments"][0];
  EXPECT_EQ(comment["done"], true);
  EXPECT_EQ(comment["text"], "<b>hips</b>");
  EXPECT_EQ(comment["in_s"], 14.2);
  EXPECT_EQ(house.send("PATCH", one, {{"out_s", 1}}).status, 422);  // ends before it begins
  EXPECT_EQ(house.send("POST", all, {{"in_s", 1}, {"text", " "}, {"author", "Mara"}}).status, 422);
  EXPECT_EQ(house.get("/api/sets/..%2f..%2flog/comments").status, 404);
  EXPECT_EQ(ask(house.port(), "DELETE", one).status, 200);
  EXPECT_EQ(ask(house.port(), "DELETE", one).status, 404);
}

TEST(Data, AnImportIsShownFirstAndTakenOnce) {
  const RunningHouse house;
  house.send("POST", "/api/athletes", {{"name", "Ana"}});
  const std::string file =
      "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,"
      "Workout Notes,RPE\n"
      "2025-03-03 18:00:00,\"Day\",1h,\"Deadlift (Barbell)\",1,100.0,5,0,0,\"\",\"\",\n"
      "2025-03-03 18:00:00,\"Day\",1h,\"Deadlift (Barbell)\",2,100.0,5,0,0,\"\",\"\",\n";
  const Reply unclear = ask(house.port(), "POST", "/api/me/import?name=strong.csv", {}, file);
  EXPECT_EQ(unclear.status, 422) << unclear.body;
  EXPECT_EQ(json_of(unclear).value("code", ""), "ask-unit");
  EXPECT_EQ(json_of(unclear)["choices"], json({"kg", "lb"}));
  const Reply shown = ask(house.port(), "POST", "/api/me/import?name=strong.csv&unit=kg", {}, file);
  ASSERT_EQ(shown.status, 200) << shown.body;
  EXPECT_EQ(json_of(shown)["imported"], false);
  EXPECT_EQ(json_of(shown)["new_sets"], 2);
  EXPECT_EQ(json_of(house.get("/api/me/sessions"))["sessions"].size(), 0U);
  const std::string apply = shown.headers.at("location") + "/apply";
  const json done = json_of(house.send("POST", apply, json::object()));
  EXPECT_EQ(done["imported"], true) << done;
  EXPECT_EQ(house.send("POST", apply, json::object()).status, 404);
  EXPECT_EQ(json_of(house.get("/api/me/sessions"))["sessions"][0]["sets"].size(), 2U);
  EXPECT_EQ(json_of(ask(house.port(), "POST", "/api/me/import?name=x.csv", {}, "no log"))
                .value("code", ""),
            "unreadable");
}

// All that a file does not say is asked at once, with the names to settle: one answer is enough.
TEST(Data, AnImportAsksEverythingAtOnce) {
  const RunningHouse house;
  house.send("POST", "/api/athletes", {{"name", "Ana"}});
  const std::string file =
      "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,"
      "Workout Notes,RPE\n"
      "04/05/2025 18:00:00,\"Day\",1h,\"Deadlift (Barbell)\",1,100.0,5,0,0,\"\",\"\",\n"
      "04/05/2025 18:00:00,\"Day\",1h,\"My own thing\",2,20.0,5,0,0,\"\",\"\",\n";
  const json asked = json_of(ask(house.port(), "POST", "/api/me/import?name=s.csv", {}, file));
  ASSERT_EQ(asked["questions"].size(), 2U) << asked;
  EXPECT_EQ(asked["questions"][0]["code"], "ask-day-order");
  EXPECT_EQ(asked["questions"][0]["choices"], json({"day", "month"}));
  EXPECT_EQ(asked["questions"][1]["as"], "unit");
  EXPECT_EQ(asked["code"], "ask-day-order");
  ASSERT_EQ(asked["names"].size(), 1U) << asked;
  EXPECT_EQ(asked["names"][0]["name"], "My own thing");
  std::string query = "/api/me/import?name=s.csv";
  for (const json& one : asked["questions"]) {
    query += "&" + one["as"].get<std::string>() + "=" + one["choices"][0].get<std::string>();
  }
  const Reply shown = ask(house.port(), "POST", query, {}, file);
  EXPECT_EQ(shown.status, 200) << shown.body;
}

TEST(Data, EverythingCanBeTakenAlongAndDeleted) {
  const RunningHouse house;
  house.send("POST", "/api/athletes", {{"name", "Ana"}});
  house.send("POST", "/api/me/log", {{"text", "deadlift 5x100"}});
  EXPECT_THAT(house.get("/api/export").body, HasSubstr("dowel.log/5"));
  EXPECT_EQ(house.send("DELETE", "/api/everything", {{"really", "yes"}}).status, 422);
  const Reply gone = house.send("DELETE", "/api/everything", {{"really", "delete everything"}});
  ASSERT_EQ(gone.status, 200) << gone.body;
  EXPECT_EQ(json_of(house.get("/api/athletes"))["athletes"].size(), 0U);
  const Reply copy = house.get(gone.headers.at("location"));
  EXPECT_THAT(copy.body, ::testing::StartsWith("SQLite format 3"));
}

TEST(Demo, TheSyntheticAthleteIsSaidToBeOneAndGoesInOneStep) {
  const RunningHouse house;
  house.send("POST", "/api/athletes", {{"name", "Ana"}});
  const Reply made = house.send("POST", "/api/demo", json::object());
  ASSERT_EQ(made.status, 201) << made.body;
  const std::string id = json_of(made)["athletes"][0]["id"];
  EXPECT_THAT(json_of(made)["athletes"][0]["name"].get<std::string>(), HasSubstr("(synthetic)"));
  EXPECT_EQ(json_of(house.get("/api/me"))["synthetic"], json({id}));
  EXPECT_EQ(house.send("POST", "/api/demo", json::object()).status, 200);  // she is there already
  EXPECT_GT(json_of(house.get("/api/" + id + "/progress"))["exercises"].size(), 5U);
  EXPECT_EQ(house.get("/api/" + id + "/today").status, 200);
  const json muscles = json_of(house.get("/api/" + id + "/muscles?week=" +
                                         json_of(house.get("/api/" + id + "/sessions"))["sessions"]
                                             .back()["started"]
                                             .get<std::string>()
                                             .substr(0, 10)));
  double sets = 0;
  for (const auto& group : muscles["groups"]) sets += group["sets"].get<double>();
  EXPECT_GT(sets, 5);
  EXPECT_EQ(ask(house.port(), "DELETE", "/api/athletes/" + id).status, 200);
  EXPECT_EQ(json_of(house.get("/api/athletes"))["athletes"].size(), 1U);
}

TEST(Events, TellWhatHappenedAndResume) {
  const RunningHouse house;
  house.send("POST", "/api/athletes", {{"name", "Ana"}});
  const auto listen = [&](const Headers& headers) {
    auto client = std::make_unique<Client>(house.port());
    client->send(request_text(house.port(), "GET", "/api/events", headers));
    return client;
  };
  const auto read_until = [](const Client& client, const std::string& word) {
    std::string text;
    while (text.find(word) == std::string::npos) {
      const std::string more = client.receive();
      if (more.empty()) break;
      text += more;
    }
    return text;
  };
  const auto client = listen({});
  read_until(*client, "retry:");  // connected
  house.send("POST", "/api/me/log", {{"text", "deadlift 5x100"}});
  const std::string told = read_until(*client, "\"change\"");
  EXPECT_THAT(told, HasSubstr("event: log"));
  const std::size_t at = told.find("id: ") + 4;
  const std::string number = told.substr(at, told.find('\n', at) - at);
  house.send("POST", "/api/me/log", {{"text", "squat 5x80"}});
  // Who was away asks from where it left off, and hears of the second alone.
  const auto again = listen({{"Last-Event-ID", number}});
  const std::string missed = read_until(*again, "\"change\"");
  EXPECT_THAT(missed, HasSubstr("event: log"));
  EXPECT_EQ(missed.find("id: " + number + "\n"), std::string::npos);
}

}  // namespace
}  // namespace dowel::server

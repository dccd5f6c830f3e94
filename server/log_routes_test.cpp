#include <gmock/gmock.h>

#include "server/testing/running_house.h"

namespace dowel::server {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;

class LogRoutes : public ::testing::Test {
 protected:
  void SetUp() override { house_.send("POST", "/api/athletes", {{"name", "Ana"}}); }
  json jot(const std::string& text, const std::string& at = "2026-01-05T18:00:00") const {
    const Reply reply = house_.send("POST", "/api/me/log", {{"text", text}, {"at", at}});
    EXPECT_EQ(reply.status, 201) << reply.body;
    return json_of(reply);
  }
  std::string a_set() const { return jot("deadlift 5x100")["sets"][0]["id"]; }
  json sessions(const std::string& query = "") const {
    return json_of(house_.get("/api/me/sessions" + query))["sessions"];
  }

  RunningHouse house_;
};

TEST_F(LogRoutes, WhatIsJottedDownIsUnderstoodOrRefusedWithAHint) {
  const json logged = jot("deadlift 3x5x100 @8");
  EXPECT_EQ(logged.value("schema", ""), "dowel.logged/1");
  EXPECT_EQ(logged["sets"].size(), 3U);
  EXPECT_EQ(logged["sets"][0]["load_kg"], 100);
  EXPECT_EQ(logged["sets"][0]["rpe"], 8);
  for (const char* nonsense :
       {"deadlift", "3x5", "deadlft 5x100", "deadlift 5x100x", "deadlift -5x100"}) {
    const Reply reply = house_.send("POST", "/api/me/log", {{"text", nonsense}});
    EXPECT_EQ(reply.status, 422) << nonsense << reply.body;
    EXPECT_FALSE(json_of(reply).value("title", "").empty());
  }
  EXPECT_EQ(house_.send("POST", "/api/me/log", {{"text", ""}}).status, 422);
  EXPECT_EQ(house_.send("POST", "/api/me/log", {{"text", 5}}).status, 422);
  EXPECT_EQ(sessions()[0]["sets"].size(), 3U);
}

TEST_F(LogRoutes, AFreeNameIsKeptWhenItIsSaidToBeOne) {
  EXPECT_EQ(house_.send("POST", "/api/me/log", {{"text", "sled sprint 5x100"}}).status, 422);
  const Reply free =
      house_.send("POST", "/api/me/log", {{"text", "sled sprint 5x100"}, {"free", true}});
  ASSERT_EQ(free.status, 201) << free.body;
  EXPECT_EQ(json_of(free)["sets"][0]["exercise_name"], "sled sprint");
}

TEST_F(LogRoutes, ALikelySlipIsAskedAbout) {
  const Reply slip = house_.send("POST", "/api/me/log", {{"text", "deadlift 5x1000"}});
  EXPECT_EQ(slip.status, 422);
  EXPECT_EQ(
      house_.send("POST", "/api/me/log", {{"text", "deadlift 5x1000"}, {"sure", true}}).status,
      201);
}

TEST_F(LogRoutes, ASetIsDoneBeforeItIsLogged) {
  for (const char* at : {"2099-01-01T10:00:00", "1700-01-01T10:00:00", "yesterday", "2099-01-01"}) {
    const Reply reply =
        house_.send("POST", "/api/me/log", {{"text", "deadlift 5x100"}, {"at", at}});
    EXPECT_EQ(reply.status, 422) << at << reply.body;
  }
  EXPECT_TRUE(sessions().empty());
  jot("deadlift 5x100", "2026-01-05");  // a day alone is enough
  EXPECT_EQ(sessions()[0]["started"].get<std::string>().substr(0, 10), "2026-01-05");
}

TEST_F(LogRoutes, ASetIsChangedAndTheSlipAskedAboutOnce) {
  const std::string set = "/api/me/sets/" + a_set();
  const Reply slip = house_.send("PATCH", set, {{"load_kg", 1000}});
  EXPECT_EQ(slip.status, 422);
  EXPECT_EQ(json_of(slip).value("code", ""), "slip");
  EXPECT_EQ(house_.send("PATCH", set, {{"load_kg", 1000}, {"sure", true}}).status, 200);
  EXPECT_EQ(house_.send("PATCH", set, {{"reps", 6}}).status, 200) << "it was said already";
  EXPECT_EQ(house_.send("PATCH", set, {{"exercise", "squat"}}).status, 200);
  const json now = json_of(house_.get(set))["sessions"][0]["sets"][0];
  EXPECT_EQ(now["exercise_slug"],
            json_of(house_.send("PATCH", set, json::object()))["set"]["exercise_slug"]);
  EXPECT_EQ(now["reps"], 6);
  for (const json& wrong :
       {json{{"exercise", 5}}, json{{"exercise", "no such thing"}}, json{{"reps", "six"}},
        json{{"session_id", "x"}}, json{{"pain", 11}}, json{{"reps", -1}}, json{{"weight", 5}}}) {
    EXPECT_EQ(house_.send("PATCH", set, wrong).status, 422) << wrong;
  }
}

TEST_F(LogRoutes, EveryFieldOfASetIsMendedAndTakenAway) {
  const std::string at = "/api/me/sets/" + a_set();
  const json fields{{"pain", 3},         {"next_day_pain", 1}, {"side", "left"},
                    {"kind", "failure"}, {"rir", 1},           {"tempo", "3-1-1-0"},
                    {"superset", "A"},   {"reps", nullptr},    {"distance_m", 20}};
  const Reply done = house_.send("PATCH", at, fields);
  ASSERT_EQ(done.status, 200) << done.body;
  for (const auto& [name, value] : fields.items()) {
    EXPECT_EQ(json_of(done)["set"][name], value) << name;
  }
  const Reply less = house_.send("PATCH", at, {{"pain", nullptr}, {"tempo", nullptr}});
  EXPECT_EQ(json_of(less)["set"]["pain"], nullptr);
  EXPECT_EQ(json_of(less)["set"]["tempo"], "");
  for (const json& wrong : {json{{"pain", 11}}, json{{"side", "up"}}, json{{"kind", "warm"}},
                            json{{"distance_m", nullptr}}, json{{"at", 5}}}) {
    EXPECT_EQ(house_.send("PATCH", at, wrong).status, 422) << wrong;
  }
  EXPECT_EQ(sessions()[0]["sets"][0]["distance_m"], 20);
}

TEST_F(LogRoutes, ASetGoesToAnotherDayAndItsEmptySessionGoes) {
  jot("squat 5x60", "2026-01-07T09:00:00");
  const std::string set = a_set();
  const std::string at = "/api/me/sets/" + set;
  const Reply moved = house_.send("PATCH", at, {{"at", "2026-01-07"}, {"reps", 4}});
  ASSERT_EQ(moved.status, 200) << moved.body;
  EXPECT_EQ(json_of(moved)["set"]["reps"], 4);
  ASSERT_EQ(sessions().size(), 1U) << "it went into the session of that day";
  EXPECT_EQ(sessions()[0]["sets"][1]["id"], set);
  house_.send("PATCH", at, {{"at", "2026-01-06T20:00:00"}});
  ASSERT_EQ(sessions().size(), 2U);
  EXPECT_EQ(sessions()[0]["started"], "2026-01-06T20:00:00");
  for (const char* wrong : {"2199-01-01", "yesterday", "2026-02-30", ""}) {
    EXPECT_EQ(house_.send("PATCH", at, {{"at", wrong}}).status, 422) << wrong;
  }
  const json stays = json_of(house_.send("PATCH", at, {{"at", "2026-01-06"}}));
  EXPECT_EQ(stays["change"], json_of(house_.get("/api/me/history"))["changes"][0]["number"])
      << "where it is so already nothing changes";
}

TEST_F(LogRoutes, AWholeSessionIsMovedAndComesBack) {
  jot("deadlift 3x5x100");
  const std::string session = "/api/me/sessions/" + sessions()[0]["id"].get<std::string>();
  const Reply moved = house_.send("PATCH", session, {{"started", "2026-01-04"}});
  ASSERT_EQ(moved.status, 200) << moved.body;
  EXPECT_EQ(json_of(moved)["session"]["started"], "2026-01-04T18:00:00") << "at the same hour";
  EXPECT_EQ(json_of(moved)["sets"].size(), 3U);
  house_.send("PATCH", session, {{"started", "2026-01-03T07:30:00"}});
  EXPECT_EQ(sessions()[0]["started"], "2026-01-03T07:30:00");
  for (const json& wrong : {json{{"started", "2199-01-01"}}, json{{"started", "soon"}},
                            json::object(), json{{"started", "2026-01-04"}, {"title", "x"}}}) {
    EXPECT_EQ(house_.send("PATCH", session, wrong).status, 422) << wrong;
  }
  EXPECT_EQ(house_.send("PATCH", "/api/me/sessions/x", {{"started", "2026-01-04"}}).status, 404);
  house_.send("POST", "/api/me/undo", json::object());
  house_.send("POST", "/api/me/undo", json::object());
  EXPECT_EQ(sessions()[0]["started"], "2026-01-05T18:00:00");
}

TEST_F(LogRoutes, WhoSawASessionAsItWasMovesOrRemovesNoOther) {
  jot("deadlift 2x5x100");
  const std::string session = "/api/me/sessions/" + sessions()[0]["id"].get<std::string>();
  const Reply seen = house_.get(session);
  ASSERT_EQ(seen.status, 200) << seen.body;
  EXPECT_EQ(json_of(seen)["sessions"][0]["sets"].size(), 2U);
  const std::string tag = seen.headers.at("etag");
  // Another window mends a set of it meanwhile.
  const std::string set = sessions()[0]["sets"][0]["id"];
  ASSERT_EQ(house_.send("PATCH", "/api/me/sets/" + set, {{"reps", 6}}).status, 200);
  const json there{{"started", "2026-01-04"}};
  const Reply late = house_.send("PATCH", session, there, {{"If-Match", tag}});
  EXPECT_EQ(late.status, 412);
  EXPECT_EQ(json_of(late)["code"], "changed");
  EXPECT_EQ(ask(house_.port(), "DELETE", session, {{"If-Match", tag}}).status, 412);
  EXPECT_EQ(sessions()[0]["started"], "2026-01-05T18:00:00") << "nothing was moved";
  const std::string fresh = house_.get(session).headers.at("etag");
  EXPECT_EQ(house_.send("PATCH", session, there, {{"If-Match", fresh}}).status, 200);
  const std::string moved = house_.get(session).headers.at("etag");
  EXPECT_NE(moved, fresh);
  EXPECT_EQ(ask(house_.port(), "DELETE", session, {{"If-Match", moved}}).status, 200);
  EXPECT_TRUE(sessions().empty());
  EXPECT_EQ(house_.get(session).status, 404);
}

TEST_F(LogRoutes, ASessionThatDowelBeganGoesWithItsLastSet) {
  const json two = jot("deadlift 2x5x100");
  const std::string first = two["sets"][0]["id"], second = two["sets"][1]["id"];
  const auto remove = [&](const std::string& id) {
    return ask(house_.port(), "DELETE", "/api/me/sets/" + id).status;
  };
  EXPECT_EQ(remove(first), 200);
  EXPECT_EQ(sessions().size(), 1U);
  EXPECT_EQ(remove(second), 200);
  EXPECT_TRUE(sessions().empty());
  EXPECT_EQ(remove(second), 404);
  EXPECT_EQ(house_.send("POST", "/api/me/undo", json::object()).status, 200);
  EXPECT_EQ(sessions()[0]["sets"].size(), 1U);
}

TEST_F(LogRoutes, AStaleRemovalIsRefused) {
  const std::string set = "/api/me/sets/" + a_set();
  const std::string tag = house_.get(set).headers.at("etag");
  house_.send("PATCH", set, {{"reps", 6}});
  EXPECT_EQ(ask(house_.port(), "DELETE", set, {{"If-Match", tag}}).status, 412);
  EXPECT_EQ(house_.get(set).status, 200);
}

TEST_F(LogRoutes, AWholeSessionIsRemovedAndComesBack) {
  jot("deadlift 3x5x100");
  jot("squat 3x5x80");
  const std::string id = sessions()[0]["id"];
  const json gone = json_of(ask(house_.port(), "DELETE", "/api/me/sessions/" + id));
  EXPECT_EQ(gone.value("schema", ""), "dowel.removed/1") << gone;
  EXPECT_TRUE(sessions().empty());
  EXPECT_EQ(ask(house_.port(), "DELETE", "/api/me/sessions/" + id).status, 404);
  house_.send("POST", "/api/me/undo", json::object());
  EXPECT_EQ(sessions()[0]["sets"].size(), 6U);
}

TEST_F(LogRoutes, SessionsAreFoundByDayAndExercise) {
  jot("deadlift 5x100", "2026-01-03T18:00:00");
  jot("squat 5x80", "2026-01-04T18:00:00");
  jot("deadlift 5x100", "2026-01-05T18:00:00");
  EXPECT_EQ(sessions("?from=2026-01-04").size(), 2U);
  EXPECT_EQ(sessions("?from=2026-01-04&to=2026-01-04").size(), 1U);
  EXPECT_EQ(sessions("?exercise=deadlift").size(), 2U);
  EXPECT_EQ(sessions("?exercise=deadlift&limit=1").size(), 1U);
  for (const char* wrong : {"?from=x", "?to=5", "?limit=0", "?limit=-1", "?limit=many", "?limit=5x",
                            "?exercise=no+such+thing"}) {
    EXPECT_EQ(house_.get(std::string("/api/me/sessions") + wrong).status, 422) << wrong;
  }
  EXPECT_EQ(house_.get("/api/me/sessions?cursor=gone").status, 410);
}

TEST_F(LogRoutes, ABatchAnswersForEachOfItsSets) {
  const json batch{{"sets",
                    {{{"exercise", "deadlift"}, {"reps", 5}, {"load_kg", 100}},
                     {{"exercise", ""}, {"reps", 5}},
                     {{"exercise", "deadlift"}, {"reps", 5}, {"pain", 12}},
                     {{"id", "not a UUID"}, {"exercise", "deadlift"}},
                     {{"exercise", "deadlift"}, {"reps", 5}, {"colour", "red"}},
                     {{"exercise", "squat"}, {"reps", 5}, {"at", "2099-01-01T00:00:00"}},
                     {{"exercise", "my own lift"}, {"reps", 8}}}}};
  const Reply reply = house_.send("POST", "/api/me/sets", batch);
  ASSERT_EQ(reply.status, 200) << reply.body;
  const json items = json_of(reply)["items"];
  const std::vector<std::string> expected{"created", "refused", "refused", "refused",
                                          "refused", "refused", "created"};
  ASSERT_EQ(items.size(), expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) {
    EXPECT_EQ(items[i]["outcome"], expected[i]) << items[i];
    if (expected[i] == "refused") {
      EXPECT_TRUE(items[i]["problem"].contains("hint")) << items[i];
    }
  }
  EXPECT_EQ(sessions()[0]["sets"].size(), 2U) << "one change holds both";
  house_.send("POST", "/api/me/undo", json::object());
  EXPECT_TRUE(sessions().empty());
  EXPECT_EQ(house_.send("POST", "/api/me/sets", {{"sets", 5}}).status, 422);
  EXPECT_EQ(house_.send("POST", "/api/me/sets", {{"sets", {5}}}).status, 422);
}

TEST_F(LogRoutes, OnlyOnesOwnSetsAreReached) {
  const std::string set = a_set();
  const json bo = json_of(house_.send("POST", "/api/athletes", {{"name", "Bo"}}));
  const std::string his = "/api/" + bo["athletes"][0]["id"].get<std::string>();
  EXPECT_EQ(house_.get(his + "/sets/" + set).status, 404);
  EXPECT_EQ(house_.send("PATCH", his + "/sets/" + set, {{"reps", 1}}).status, 404);
  EXPECT_EQ(ask(house_.port(), "DELETE", his + "/sets/" + set).status, 404);
  EXPECT_EQ(json_of(house_.get(his + "/sessions"))["sessions"].size(), 0U);
  const Reply undo = house_.send("POST", his + "/undo", json::object());
  EXPECT_EQ(undo.status, 200) << undo.body;  // Bo himself was the newest change
}

TEST_F(LogRoutes, HistoryTellsWhatWasDoneAndUndone) {
  jot("deadlift 5x100");
  house_.send("POST", "/api/me/undo", json::object());
  const json told = json_of(house_.get("/api/me/history"));
  EXPECT_EQ(told["changes"][0]["undone"], true) << told;
  EXPECT_THAT(told["changes"][0]["what"].get<std::string>(), HasSubstr("log 1 set"));
  EXPECT_EQ(json_of(house_.get("/api/me/history?limit=1"))["changes"].size(), 1U);
  EXPECT_EQ(house_.get("/api/me/history?limit=x").status, 422);
  // Only what is named is taken back.
  const json logged = jot("squat 5x80");
  EXPECT_EQ(house_.send("POST", "/api/me/undo", {{"change", 1}}).status, 409);
  EXPECT_EQ(house_.send("POST", "/api/me/undo", {{"change", "x"}}).status, 422);
  EXPECT_EQ(house_.send("POST", "/api/me/undo", {{"change", logged["change"]}}).status, 200);
}

TEST_F(LogRoutes, NotesAreOfASessionOrASetAndSigned) {
  const std::string set = a_set();
  const std::string session = sessions()[0]["id"];
  const json of_set{{"set", set}, {"text", "the back rounds"}, {"author", "Mara"}};
  const Reply added = house_.send("POST", "/api/me/notes", of_set);
  ASSERT_EQ(added.status, 201) << added.body;
  EXPECT_EQ(
      house_.send("POST", "/api/me/notes", {{"session", session}, {"text", ""}, {"author", "Mara"}})
          .status,
      201)
      << "looked at, nothing to say";
  const json notes = json_of(house_.get("/api/me/notes?session=" + session))["notes"];
  ASSERT_EQ(notes.size(), 2U);
  EXPECT_EQ(notes[0]["set_id"], set);
  for (const json& wrong :
       {json{{"text", "x"}, {"author", "M"}},
        json{{"set", set}, {"session", session}, {"text", "x"}, {"author", "M"}},
        json{{"set", set}, {"text", "x"}}, json{{"set", set}, {"text", "x"}, {"author", " "}}}) {
    EXPECT_EQ(house_.send("POST", "/api/me/notes", wrong).status, 422) << wrong;
  }
  EXPECT_EQ(house_.send("POST", "/api/me/notes", {{"set", "x"}, {"author", "M"}}).status, 404);
  EXPECT_EQ(house_.send("POST", "/api/me/notes", {{"session", "x"}, {"author", "M"}}).status, 404);
  const std::string one = "/api/me/notes/" + notes[0]["id"].get<std::string>();
  EXPECT_EQ(ask(house_.port(), "DELETE", one).status, 200);
  EXPECT_EQ(ask(house_.port(), "DELETE", one).status, 404);
}

}  // namespace
}  // namespace dowel::server

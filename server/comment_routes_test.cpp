#include <gmock/gmock.h>

#include <fstream>

#include "app/log_book.h"
#include "server/drawing.h"
#include "server/old_comments.h"
#include "server/testing/running_house.h"

namespace dowel::server {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;

json drawing_of(const json& strokes) {
  return {{"t_s", 14.2}, {"width_px", 720}, {"height_px", 1280}, {"strokes", strokes}};
}

class CommentsOnFilms : public ::testing::Test {
 protected:
  void SetUp() override {
    house_.send("POST", "/api/athletes", {{"name", "Ana"}});
    const json logged = json_of(house_.send("POST", "/api/me/log", {{"text", "deadlift 5x100"}}));
    set_ = logged["sets"][0]["id"].get<std::string>();
    all_ = "/api/sets/" + set_ + "/comments";
  }
  Reply say(const json& more) const {
    json body{{"in_s", 14.2}, {"text", "hips"}, {"author", "Mara"}};
    body.update(more);
    return house_.send("POST", all_, body);
  }
  json comments() const { return json_of(house_.get(all_))["comments"]; }

  RunningHouse house_;
  std::string set_, all_;
};

TEST_F(CommentsOnFilms, ADrawingStandsWhereItWasDrawn) {
  const json drawing = drawing_of(
      {{{"tool", "pen"}, {"width", 2}, {"points", {{1.5, 2}, {3, 4}}}},
       {{"tool", "line"}, {"width", 1}, {"points", {{0, 0}, {720, 1280}}}},
       {{"tool", "angle"}, {"width", 3}, {"points", {{10, 10}, {200, 300}, {400, 10}}}}});
  ASSERT_EQ(say({{"drawing", drawing}}).status, 201);
  EXPECT_EQ(comments()[0]["drawing"], drawing);
  // A drawing may say it all.
  EXPECT_EQ(say({{"drawing", drawing}, {"text", ""}}).status, 201);
  EXPECT_EQ(say({{"text", ""}}).status, 422);
  // It can be taken off again.
  const std::string one = all_ + "/" + comments()[0]["id"].get<std::string>();
  EXPECT_EQ(house_.send("PATCH", one, {{"drawing", nullptr}}).status, 200);
  EXPECT_TRUE(comments()[0]["drawing"].is_null());
  EXPECT_EQ(comments()[0]["text"], "hips");
}

TEST_F(CommentsOnFilms, WhatIsNoDrawingIsRefused) {
  const json line{{"tool", "line"}, {"width", 1}, {"points", {{0, 0}, {1, 1}}}};
  const auto with = [&](const std::string& field, const json& value) {
    json stroke = line;
    stroke[field] = value;
    return drawing_of({stroke});
  };
  json sizeless = drawing_of({line}), timeless = sizeless, more = sizeless;
  sizeless.erase("width_px");
  timeless["t_s"] = -1;
  more["script"] = "alert(1)";
  json many = json::array();
  for (int i = 0; i < 300; ++i) many.push_back(line);
  json long_pen = json::array();
  for (int i = 0; i < 30'000; ++i) long_pen.push_back({i % 700, 5});
  for (const json& wrong :
       {sizeless, timeless, more, drawing_of(json::array()), drawing_of(many),
        drawing_of({{{"tool", "pen"}, {"width", 1}, {"points", long_pen}}}), with("tool", "spray"),
        with("width", 9), with("points", {{0, 0}}), with("points", {{0, 0}, {1}}),
        with("points", {{0, 0}, {"x", 1}}), with("points", {{0, 0}, {99'999, 1}}),
        with("points", "none"), with("colour", "red"), json("a picture"), json::array()}) {
    const Reply reply = say({{"drawing", wrong}});
    EXPECT_EQ(reply.status, 422) << wrong.dump().substr(0, 200) << reply.body;
  }
  EXPECT_TRUE(comments().empty());
}

TEST_F(CommentsOnFilms, HaveTheirPlaceInTheFilm) {
  for (const json& wrong :
       {json{{"in_s", -1}}, json{{"in_s", nullptr}}, json{{"out_s", 14}}, json{{"in_s", "soon"}},
        json{{"rep", 1.5}}, json{{"author", ""}}, json{{"text", std::string(5000, 'x')}},
        json{{"done", "yes"}}, json{{"colour", "red"}}}) {
    const Reply reply = say(wrong);
    EXPECT_EQ(reply.status, 422) << wrong << reply.body;
  }
  EXPECT_TRUE(comments().empty());
  EXPECT_EQ(say({{"out_s", 15}, {"rep", 4}, {"finding", "C-01"}}).status, 201);
  const json kept = comments()[0];
  EXPECT_EQ(kept["out_s"], 15);
  EXPECT_EQ(kept["rep"], 4);
  EXPECT_EQ(kept["finding"], "C-01");
  EXPECT_EQ(kept["done"], false);
  const std::string one = all_ + "/" + kept["id"].get<std::string>();
  EXPECT_EQ(house_.send("PATCH", one, {{"out_s", nullptr}, {"rep", nullptr}}).status, 200);
  EXPECT_TRUE(comments()[0]["out_s"].is_null());
  EXPECT_EQ(house_.send("PATCH", all_ + "/none", {{"done", true}}).status, 404);
  EXPECT_EQ(house_.send("POST", "/api/sets/none/comments", {{"in_s", 1}}).status, 404);
}

TEST_F(CommentsOnFilms, GoIntoExportAndBackupAndBackByUndo) {
  say({{"text", "look at the hips"}});
  EXPECT_THAT(house_.get("/api/export").body, HasSubstr("look at the hips"));
  const Reply backup = house_.send("POST", "/api/backup", json::object());
  EXPECT_THAT(house_.get(backup.headers.at("location")).body, HasSubstr("look at the hips"));
  const std::string one = all_ + "/" + comments()[0]["id"].get<std::string>();
  EXPECT_EQ(ask(house_.port(), "DELETE", one).status, 200);
  EXPECT_TRUE(comments().empty());
  house_.send("POST", "/api/me/undo", json::object());
  EXPECT_EQ(comments()[0]["text"], "look at the hips");
  // They go with their set, and come back with it.
  ask(house_.port(), "DELETE", "/api/me/sets/" + set_);
  EXPECT_EQ(house_.get(all_).status, 404);
  house_.send("POST", "/api/me/undo", json::object());
  EXPECT_EQ(comments().size(), 1U);
  house_.send("DELETE", "/api/everything", {{"really", "delete everything"}});
  EXPECT_EQ(house_.get(all_).status, 404);
  EXPECT_EQ(house_.get("/api/export").body.find("look at the hips"), std::string::npos);
}

TEST_F(CommentsOnFilms, AnswersMakeAThreadOfOneMoment) {
  say({{"out_s", 15}, {"rep", 4}});
  const std::string root = comments()[0]["id"];
  const auto answer = [&](const std::string& to, const char* author) {
    return house_.send("POST", all_,
                       {{"in_s", 1}, {"text", "why"}, {"author", author}, {"reply_to", to}});
  };
  ASSERT_EQ(answer(root, "Ana").status, 201);
  const std::string first = comments()[1]["id"];
  ASSERT_EQ(answer(first, "Mara").status, 201);
  for (int i : {1, 2}) {
    EXPECT_EQ(comments()[i]["reply_to"], root) << "an answer to an answer is of the same thread";
    EXPECT_EQ(comments()[i]["rep"], 4);
  }
  EXPECT_TRUE(comments()[0]["reply_to"].is_null());
  EXPECT_EQ(answer("none", "Ana").status, 404);
  EXPECT_EQ(
      house_.send("POST", all_, {{"in_s", 1}, {"text", "x"}, {"author", "A"}, {"reply_to", 1}})
          .status,
      422);
  // What began it takes its answers along, and brings them back.
  say({{"text", "another"}});
  ASSERT_EQ(ask(house_.port(), "DELETE", all_ + "/" + root).status, 200);
  EXPECT_EQ(comments().size(), 1U);
  house_.send("POST", "/api/me/undo", json::object());
  EXPECT_EQ(comments().size(), 4U);
}

TEST_F(CommentsOnFilms, KnowWhoHasReadThem) {
  say({{"author", "Mara"}});
  const std::string one = all_ + "/" + comments()[0]["id"].get<std::string>();
  EXPECT_EQ(comments()[0]["read_by"], json::array());
  for (const char* name : {"Ana", "Ana", " Ana ", "Mara", ""}) {
    EXPECT_EQ(house_.send("PATCH", one, {{"read_by", name}}).status, 200) << name;
  }
  EXPECT_EQ(comments()[0]["read_by"], json::array({"Ana"})) << "once, and not its author";
  for (const json& wrong : {json("a\nb"), json(std::string(300, 'x')), json(1), json::array()}) {
    EXPECT_EQ(house_.send("PATCH", one, {{"read_by", wrong}}).status, 422) << wrong;
  }
}

TEST_F(CommentsOnFilms, MayBeSpoken) {
  const std::string voices = "/api/sets/" + set_ + "/voices";
  const auto keep = [&](const std::string& bytes) {
    return ask(house_.port(), "POST", voices, {{"Content-Type", "application/octet-stream"}},
               bytes);
  };
  const std::string spoken = "\x1A\x45\xDF\xA3" + std::string(3000, 'v');
  const Reply kept = keep(spoken);
  ASSERT_EQ(kept.status, 201) << kept.body;
  const std::string name = json_of(kept)["voice"];
  for (const std::string wrong : {"", "<html>", "RIFF", "ID3"}) {
    EXPECT_EQ(keep(wrong).status, 422) << wrong;
  }
  EXPECT_EQ(ask(house_.port(), "POST", "/api/sets/none/voices", {}, spoken).status, 404);
  ASSERT_EQ(say({{"text", ""}, {"voice", name}, {"voice_s", 3.5}}).status, 201);
  EXPECT_EQ(comments()[0]["voice"], name);
  EXPECT_EQ(comments()[0]["voice_s"], 3.5);
  const Reply heard = house_.get(voices + "/" + name);
  EXPECT_EQ(heard.body, spoken);
  EXPECT_EQ(heard.headers.at("content-type"), "audio/webm");
  EXPECT_EQ(ask(house_.port(), "GET", voices + "/" + name, {{"Range", "bytes=0-3"}}).status, 206);
  for (const char* wrong : {"none", "..%2flog.db", "01890a5d-ac96-774b-bcce-b302099a8057"}) {
    EXPECT_EQ(house_.get(voices + "/" + wrong).status, 404) << wrong;
    EXPECT_EQ(say({{"text", ""}, {"voice", wrong}}).status, 422) << wrong;
  }
  EXPECT_EQ(say({{"text", ""}, {"voice", name}, {"voice_s", -1}}).status, 422);
  house_.send("DELETE", "/api/everything", {{"really", "delete everything"}});
  EXPECT_FALSE(std::filesystem::exists(house_.house().options().data / "voices" / name));
}

// A voice that was never said, or whose comment is gone, is taken away when the house is opened
// anew.
TEST(Voices, StayAsLongAsTheirComments) {
  const auto folder = RunningHouse::fresh_folder();
  std::string set, said, unsaid;
  {
    const RunningHouse house({}, folder);
    house.send("POST", "/api/athletes", {{"name", "Ana"}});
    set = json_of(house.send("POST", "/api/me/log", {{"text", "deadlift 5x100"}}))["sets"][0]["id"];
    const auto keep = [&] {
      return json_of(ask(house.port(), "POST", "/api/sets/" + set + "/voices", {},
                         "OggS spoken"))["voice"]
          .get<std::string>();
    };
    said = keep();
    unsaid = keep();
    house.send("POST", "/api/sets/" + set + "/comments",
               {{"in_s", 1}, {"text", ""}, {"author", "Mara"}, {"voice", said}, {"voice_s", 2}});
  }
  const RunningHouse house({}, folder);
  EXPECT_EQ(house.get("/api/sets/" + set + "/voices/" + said).status, 200);
  EXPECT_EQ(house.get("/api/sets/" + set + "/voices/" + unsaid).status, 404);
}

// Export and backup hold what is spoken: another Dowel that takes one in says it, too, and a log
// that lost its recordings has them again. With everything they are deleted.
TEST_F(CommentsOnFilms, AreHeardAgainAfterAnExportOrABackup) {
  const std::string voices = "/api/sets/" + set_ + "/voices";
  const std::string name = json_of(ask(house_.port(), "POST", voices, {}, "OggS spoken"))["voice"];
  say({{"text", ""}, {"voice", name}, {"voice_s", 2}});
  const json made = json_of(house_.send("POST", "/api/backup", json::object()));
  const std::string backup = std::filesystem::path(made["file"].get<std::string>()).filename();
  const std::string files[] = {house_.get("/api/export").body,
                               house_.get("/api/backups/" + backup).body};
  const auto take_in = [&](const RunningHouse& other, const std::string& file) {
    const std::string a = json_of(other.get("/api/athletes"))["athletes"][0]["id"];
    const Reply shown = ask(other.port(), "POST", "/api/" + a + "/import?name=log", {}, file);
    ASSERT_EQ(shown.status, 200) << shown.body;
    EXPECT_EQ(other.get(voices + "/" + name).status, 404) << "nothing is written yet";
    other.send("POST", shown.headers.at("location") + "/apply", json::object());
    EXPECT_EQ(other.get(voices + "/" + name).body, "OggS spoken");
  };
  for (const std::string& file : files) {
    const RunningHouse other;
    other.send("POST", "/api/athletes", {{"name", "Bo"}});
    take_in(other, file);
  }
  std::filesystem::remove_all(house_.house().options().data / "voices");
  take_in(house_, files[0]);
  house_.send("DELETE", "/api/everything", {{"really", "delete everything"}});
  EXPECT_FALSE(std::filesystem::exists(house_.house().options().data / "voices"));
}

// An export that another Dowel takes in brings them along, once.
TEST_F(CommentsOnFilms, TravelWithAnExport) {
  say({{"text", "look at the hips"},
       {"drawing", drawing_of({{{"tool", "pen"}, {"width", 1}, {"points", {{1, 1}}}}})}});
  const std::string file = house_.get("/api/export").body;
  const RunningHouse other;
  other.send("POST", "/api/athletes", {{"name", "Bo"}});
  const std::string bo = json_of(other.get("/api/athletes"))["athletes"][0]["id"];
  for (int i = 0; i < 2; ++i) {
    const Reply shown = ask(other.port(), "POST", "/api/" + bo + "/import?name=log.json", {}, file);
    ASSERT_EQ(shown.status, 200) << shown.body;
    other.send("POST", shown.headers.at("location") + "/apply", json::object());
  }
  EXPECT_EQ(json_of(other.get(all_))["comments"], comments());
}

// Comments that an earlier Dowel kept in files are taken in once, and none is lost.
TEST(OldComments, AreTakenIntoTheLog) {
  const auto folder = RunningHouse::fresh_folder();
  std::string set;
  {
    const RunningHouse house({}, folder);
    house.send("POST", "/api/athletes", {{"name", "Ana"}});
    set = json_of(house.send("POST", "/api/me/log", {{"text", "deadlift 5x100"}}))["sets"][0]["id"];
  }
  std::filesystem::create_directories(folder / "comments");
  std::ofstream(folder / "comments" / (set + ".json"))
      << R"([{"id":"k1","in_s":1.5,"out_s":null,"rep":2,"finding":null,"text":"old","author":"Mara",)"
      << R"("written":"2026-01-05T18:00:00","done":true}])";
  std::ofstream(folder / "comments" / "of-nobody.json") << "[]";
  for (int start = 0; start < 2; ++start) {
    const RunningHouse house({}, folder);
    const json told = json_of(house.get("/api/sets/" + set + "/comments"))["comments"];
    ASSERT_EQ(told.size(), 1U);
    EXPECT_EQ(told[0]["text"], "old");
    EXPECT_EQ(told[0]["rep"], 2);
    EXPECT_EQ(told[0]["done"], true);
    EXPECT_EQ(told[0]["written"], "2026-01-05T18:00:00");
  }
  EXPECT_TRUE(std::filesystem::exists(folder / "comments" / "of-nobody.json"));
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace dowel::server

#include <gmock/gmock.h>

#include <fstream>

#include "server/testing/killed_server.h"
#include "server/testing/running_house.h"

namespace dowel::server {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using ::testing::HasSubstr;

class FilmRoutes : public ::testing::Test {
 protected:
  void SetUp() override { house_.send("POST", "/api/athletes", {{"name", "Ana"}}); }
  std::string a_clip(const std::string& name = "film.mp4") const {
    const Reply begun = house_.send("POST", "/api/uploads", {{"name", name}, {"size", 4}});
    return json_of(send_piece(house_.port(), begun.headers.at("location"), 0, "film"))["clip"];
  }
  Reply job(const json& body) const { return house_.send("POST", "/api/jobs", body); }
  // An analysis as the film process leaves one behind, without a film process.
  std::string an_analysis(const std::string& clip, const json& more = json::object(),
                          const std::string& id = "01890a5d-ac96-774b-bcce-b302099a8099") const {
    const fs::path folder = house_.data() / "analyses" / id;
    fs::create_directories(folder / "csv");
    json reps = json::array();
    for (int i = 1; i <= 3; ++i) {
      reps.push_back({{"index", i}, {"partial", false}, {"findings", json::array()}});
    }
    std::ofstream(folder / "analysis.json")
        << json{{"schema", "dowel.analysis/1"}, {"exercise", {{"id", "deadlift"}}}, {"reps", reps}};
    std::ofstream(folder / "scenes.jsonl") << "{\"width_px\":720,\"height_px\":1280}\n"
                                              "{\"t_s\":0,\"shapes\":[]}\n"
                                              "{\"t_s\":0.5,\"shapes\":null}\n"
                                              "{\"t_s\":1,\"shapes\":[{\"x\":1}]}\n";
    std::ofstream(folder / "csv" / "series.csv")
        << "frame,time_s,clip_frame_time_s,knee_deg,knee_sd_deg\n"
           "0,0,0,10,1\n1,0.5,0.5,,\n";
    std::ofstream(folder / "csv" / "bar.csv") << "clip,rep\r\n";
    std::ofstream(folder / "people.json")
        << json{{"width_px", 720},
                {"height_px", 1280},
                {"people",
                 {{{"person", 1},
                   {"chosen", false},
                   {"reps", 0},
                   {"from_s", 0},
                   {"to_s", 1},
                   {"at_s", 0.5},
                   {"box", {{"x", 0}, {"y", 1}, {"width", 2}, {"height", 3}}}},
                  {{"person", 2},
                   {"chosen", true},
                   {"reps", 3},
                   {"from_s", 0},
                   {"to_s", 1},
                   {"at_s", 0.5},
                   {"box", {{"x", 5}, {"y", 6}, {"width", 7}, {"height", 8}}}}}}};
    json about{{"id", id},
               {"clip", clip},
               {"athlete", "me"},
               {"set", nullptr},
               {"made_at", "2026-01-05T18:00:00Z"},
               {"slugs", json::array()},
               {"exercise", "deadlift"},
               {"counts", {{"held", 0}, {"broken", 0}, {"borderline", 0}, {"cannot_tell", 0}}},
               {"clip_name", "film.mp4"},
               {"reps", 3},
               {"held", 0},
               {"gradeable", 0},
               {"summary", ""},
               {"not_saved", nullptr},
               {"changes", json::array()}};
    about.update(more);
    std::ofstream(folder / "about.json") << about;
    return "/api/analyses/" + id;
  }

  RunningHouse house_;
};

TEST_F(FilmRoutes, AClipIsToldRenamedAndRemoved) {
  const std::string id = a_clip("set 1.mp4");
  const std::string clip = "/api/clips/" + id;
  const json told = json_of(house_.get(clip));
  EXPECT_EQ(told["name"], "set 1.mp4");
  EXPECT_EQ(told["size"], 4);
  EXPECT_EQ(told["prepared"], false);
  EXPECT_EQ(json_of(house_.send("PATCH", clip, {{"name", "my set"}}))["name"], "my set");
  EXPECT_EQ(house_.send("PATCH", clip, {{"name", ""}}).status, 422);
  EXPECT_EQ(house_.send("PATCH", clip, {{"size", 5}}).status, 422);
  EXPECT_EQ(house_.get(clip + "/index").status, 409) << "not made yet";
  EXPECT_EQ(house_.get(clip + "/index?of=none").status, 422);
  EXPECT_EQ(house_.get(clip + "/renditions/none").status, 404);
  EXPECT_EQ(house_.get(clip + "/renditions/..%2f..%2fabout.json").status, 404);
  for (const char* wrong : {"?t=-1", "?t=x", "?t=1e99", "?width=5", "?width=99999", "?width=x"}) {
    EXPECT_EQ(house_.get(clip + "/still" + wrong).status, 422) << wrong;
  }
  EXPECT_EQ(ask(house_.port(), "DELETE", clip).status, 204);
  EXPECT_EQ(ask(house_.port(), "DELETE", clip).status, 404);
  EXPECT_FALSE(fs::exists(house_.data() / "clips" / id));
}

TEST_F(FilmRoutes, AFilmIsNeverTakenForAPage) {
  const Reply begun = house_.send("POST", "/api/uploads", {{"name", "page.html"}, {"size", 26}});
  const std::string page = "<script>alert(1)</script>x";
  const std::string id =
      json_of(send_piece(house_.port(), begun.headers.at("location"), 0, page))["clip"];
  const Reply film = house_.get("/api/clips/" + id + "/file");
  EXPECT_EQ(film.headers.at("content-type"), "application/octet-stream");
  EXPECT_THAT(film.headers.at("content-security-policy"), HasSubstr("sandbox"));
  EXPECT_EQ(film.headers.at("x-content-type-options"), "nosniff");
}

TEST_F(FilmRoutes, WorkIsAskedForInWordsThatMeanSomething) {
  const std::string clip = a_clip();
  for (const json& wrong :
       {json{{"kind", "analysis"}}, json{{"clip", clip}}, json{{"kind", "dance"}, {"clip", clip}},
        json{{"kind", "analysis"}, {"clip", clip}, {"exercise", "knitting"}},
        json{{"kind", "analysis"}, {"clip", clip}, {"load_kg", -5}},
        json{{"kind", "analysis"}, {"clip", clip}, {"load_kg", "heavy"}},
        json{{"kind", "analysis"}, {"clip", clip}, {"plate_m", 450}},
        json{{"kind", "analysis"}, {"clip", clip}, {"plate_m", "large"}},
        json{{"kind", "analysis"}, {"clip", clip}, {"at", "soon"}},
        json{{"kind", "analysis"}, {"clip", clip}, {"set", "of nobody"}},
        json{{"kind", "analysis"}, {"clip", clip}, {"person", -1}},
        json{{"kind", "analysis"}, {"clip", clip}, {"person", 5000}},
        json{{"kind", "analysis"}, {"clip", clip}, {"person", "me"}},
        json{{"kind", "analysis"}, {"clip", clip}, {"of", "x"}}}) {
    EXPECT_EQ(job(wrong).status, 422) << wrong;
  }
  EXPECT_EQ(job({{"kind", "analysis"}, {"clip", "none"}}).status, 404);
  EXPECT_EQ(job({{"kind", "analysis"}, {"clip", clip}, {"athlete", "nobody"}}).status, 404);
  EXPECT_EQ(house_.get("/api/jobs/none").status, 404);
  EXPECT_EQ(ask(house_.port(), "DELETE", "/api/jobs/none").status, 404);
}

TEST_F(FilmRoutes, PeopleAreToldAsTheyWereSeen) {
  const std::string analysis = an_analysis(a_clip());
  const json told = json_of(house_.get(analysis + "/people"));
  EXPECT_EQ(told.value("schema", ""), "dowel.people/1") << told;
  EXPECT_EQ(told["people"].size(), 2U);
  EXPECT_EQ(told["people"][1]["chosen"], true);
  fs::remove(house_.data() / "analyses" / analysis.substr(14) / "people.json");
  house_.send("POST", "/api/athletes",
              {{"name", "Bo"}});  // something happened: nothing is kept from before
  EXPECT_EQ(house_.get(analysis + "/people").status, 404) << "an analysis of an earlier Dowel";
}

TEST_F(FilmRoutes, MovedEdgesAreOfARepThatIsThere) {
  const std::string analysis = an_analysis(a_clip());
  const json good{{"rep", 2}, {"start_s", 1.5}, {"reason", "too early"}, {"by", "Mara"}};
  const auto with = [&](const json& more) {
    json body = good;
    body.update(more);
    return house_.send("POST", analysis + "/edges", body);
  };
  for (const json& wrong :
       {json{{"rep", 0}}, json{{"rep", 9}}, json{{"rep", "two"}}, json{{"start_s", nullptr}},
        json{{"start_s", -1}}, json{{"end_s", "later"}}, json{{"reason", ""}}, json{{"by", ""}},
        json{{"bottom_s", 1e9}}, json{{"lockout_s", 2}}}) {
    EXPECT_EQ(with(wrong).status, 422) << wrong;
  }
  EXPECT_EQ(house_.send("POST", "/api/analyses/none/edges", good).status, 404);
  const Reply taken = with({{"end_s", 3}});
  ASSERT_EQ(taken.status, 202) << taken.body;
  EXPECT_EQ(taken.headers.at("location"), "/api/jobs/" + json_of(taken)["id"].get<std::string>());
  std::ifstream file(house_.data() / "jobs" / (json_of(taken)["id"].get<std::string>() + ".json"));
  const json kept = json::parse(file)["words"];
  EXPECT_EQ(kept["person"], 2) << "of the one who was analysed";
  EXPECT_EQ(kept["of"], analysis.substr(14));
  EXPECT_EQ(kept["edges"][0]["rep"], 2);
  EXPECT_EQ(kept["edges"][0]["start_s"], 1.5);
  EXPECT_EQ(kept["edges"][0]["end_s"], 3);
  EXPECT_TRUE(kept["edges"][0]["bottom_s"].is_null());
}

// Moved once more: what was moved before stays so, and the first analysis stays the one it is of.
TEST_F(FilmRoutes, EdgesThatWereMovedBeforeStayMoved) {
  const json before{
      {"rep", 1},      {"start_s", 0.5}, {"bottom_s", nullptr},           {"end_s", nullptr},
      {"reason", "x"}, {"by", "Mara"},   {"when", "2026-01-05T18:00:00Z"}};
  const std::string first = "01890a5d-ac96-774b-bcce-b302099a8011";
  const std::string analysis =
      an_analysis(a_clip(), {{"edges", {before}},
                             {"of", first},
                             {"changes", {{{"id", "1"}, {"kind", "left_out"}, {"rep", 3}}}}});
  const Reply taken = house_.send("POST", analysis + "/edges",
                                  {{"rep", 2}, {"end_s", 3}, {"reason", "y"}, {"by", "Bo"}});
  ASSERT_EQ(taken.status, 202) << taken.body;
  std::ifstream file(house_.data() / "jobs" / (json_of(taken)["id"].get<std::string>() + ".json"));
  const json kept = json::parse(file)["words"];
  EXPECT_EQ(kept["edges"].size(), 2U);
  EXPECT_EQ(kept["of"], first);
  EXPECT_EQ(kept["changes"][0]["kind"], "left_out") << "and a rep left out stays left out";
}

TEST_F(FilmRoutes, OverlayAndCurvesAreCutAsAsked) {
  const std::string analysis = an_analysis(a_clip());
  const json all = json_of(house_.get(analysis + "/overlay"));
  EXPECT_EQ(all["t_s"], json({0.0, 0.5, 1.0}));
  EXPECT_TRUE(all["frames"][1].is_null()) << "nothing was told there";
  EXPECT_EQ(all["width_px"], 720);
  EXPECT_EQ(json_of(house_.get(analysis + "/overlay?from=0.4&to=0.6"))["t_s"], json({0.5}));
  EXPECT_EQ(json_of(house_.get(analysis + "/overlay?from=5"))["frames"], json::array());
  EXPECT_EQ(house_.get(analysis + "/overlay?from=x").status, 422);
  const json curves = json_of(house_.get(analysis + "/series"));
  EXPECT_EQ(curves["t_s"], json({0, 0.5}));
  EXPECT_EQ(curves["series"][0]["id"], "knee_deg");
  EXPECT_EQ(curves["series"][0]["values"], json({10, nullptr})) << "a gap stays a gap";
  EXPECT_EQ(curves["series"][0]["sd"], json({1, nullptr}));
}

TEST_F(FilmRoutes, ExportsAreFilesToKeep) {
  const std::string analysis = an_analysis(a_clip());
  const Reply file = house_.get(analysis + "/export/json");
  EXPECT_EQ(file.status, 200);
  EXPECT_THAT(file.headers.at("content-disposition"), HasSubstr("attachment"));
  EXPECT_EQ(house_.get(analysis + "/export/film").status, 404) << "was not asked for";
  EXPECT_EQ(house_.get(analysis + "/export/bar.csv").body, "clip,rep\r\n");
  EXPECT_EQ(house_.get(analysis + "/export/..%2fabout.json").status, 404);
  EXPECT_EQ(house_.get(analysis + "/export/json", {{"Range", "bytes=0-3"}}).status, 206);
}

TEST_F(FilmRoutes, AnalysesOfAnEarlierDowelAreTold) {
  const std::string analysis = an_analysis(a_clip());
  const json about = json_of(house_.get(analysis + "/about"));
  EXPECT_TRUE(about["of"].is_null());
  EXPECT_TRUE(about["person"].is_null());
  EXPECT_EQ(about["edges"], json::array());
  for (const json& wrong :
       {json{{"rep", 1}, {"reason", "x"}}, json{{"rep", 9}, {"reason", "x"}, {"by", "M"}},
        json{{"reason", "x"}, {"by", "M"}}, json{{"rep", 1}, {"by", "M"}}}) {
    EXPECT_EQ(house_.send("POST", analysis + "/exclusions", wrong).status, 422) << wrong;
  }
  EXPECT_EQ(house_
                .send("POST", analysis + "/corrections",
                      {{"rep", 1}, {"checkpoint", "C-01"}, {"state", "fine"}, {"by", "M"}})
                .status,
            422);
  EXPECT_EQ(ask(house_.port(), "DELETE", analysis + "/exclusions/1").status, 404);
  EXPECT_EQ(ask(house_.port(), "DELETE", analysis + "/corrections/x").status, 404);
  EXPECT_EQ(
      house_.send("POST", analysis + "/exclusions", {{"rep", 1}, {"reason", "x"}, {"by", "M"}})
          .status,
      201);
  EXPECT_EQ(ask(house_.port(), "DELETE", analysis + "/exclusions/1").status, 200);
}

// Killed between the film's way from upload to clip, in each of its steps.
TEST(Uploads, WhatWasWholeBecomesAClipWhateverStepItWasKilledIn) {
  const std::string id = "01890a5d-ac96-774b-bcce-b302099a8057";
  for (const int step : {0, 1, 2}) {
    const fs::path data = RunningHouse::fresh_folder();
    const fs::path folder = data / (step == 2 ? "clips" : "uploads") / id;
    fs::create_directories(folder / "film");
    std::ofstream(step == 0 ? folder / "part" : folder / "film" / "film.mp4") << "film";
    std::ofstream(folder / "about.json")
        << R"({"name": "film.mp4", "size": 4, "file": "film.mp4", "uploaded": "2026-01-05T18:00:00Z"})";
    const RunningHouse house({}, data);
    EXPECT_EQ(house.get("/api/clips/" + id + "/file").body, "film") << step;
    EXPECT_EQ(json_of(house.get("/api/jobs"))["jobs"].size(), 1U)
        << "it is prepared, step " << step;
    EXPECT_EQ(json_of(house.get("/api/uploads/" + id))["clip"], id) << step;
  }
}

// Nobody's film stays behind when they are removed; what shows somebody else too is theirs.
TEST_F(FilmRoutes, GoWithTheAthleteTheyShow) {
  const std::string ana = json_of(house_.get("/api/athletes"))["athletes"][0]["id"];
  const Reply added = house_.send("POST", "/api/athletes", {{"name", "Bo"}});
  const std::string bo = json_of(added)["athletes"][0]["id"];
  const auto numbered = [](int n) {
    return "01890a5d-ac96-774b-bcce-b302099a80" + std::to_string(n);
  };
  const std::string anas = a_clip(), bos = a_clip(), both = a_clip(), nobodys = a_clip();
  an_analysis(anas, {{"athlete", ana}}, numbered(10));
  an_analysis(bos, {{"athlete", bo}}, numbered(11));
  an_analysis(both, {{"athlete", ana}}, numbered(12));
  an_analysis(both, {{"athlete", bo}}, numbered(13));
  EXPECT_EQ(ask(house_.port(), "DELETE", "/api/athletes/" + ana).status, 200);
  const auto there = [&](const char* what, const std::string& id) {
    return fs::exists(house_.data() / what / id);
  };
  EXPECT_FALSE(there("clips", anas));
  EXPECT_FALSE(there("analyses", numbered(10)) || there("analyses", numbered(12)));
  EXPECT_TRUE(there("clips", bos) && there("clips", both) && there("clips", nobodys));
  EXPECT_TRUE(there("analyses", numbered(11)) && there("analyses", numbered(13)));
  EXPECT_EQ(house_.get("/api/clips/" + anas + "/file").status, 404);
  EXPECT_EQ(house_.get("/api/analyses/" + numbered(12)).status, 404);
  for (const auto& left : fs::directory_iterator(house_.data() / "uploads")) {
    EXPECT_FALSE(left.path().filename().string().starts_with("gone-")) << left.path();
  }
}

}  // namespace
}  // namespace dowel::server

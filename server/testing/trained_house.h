#pragma once

#include "server/testing/running_house.h"

namespace dowel::server {

/// A house with one athlete, Ana, whose plan of four weeks begins on Monday, 5 January 2026, on
/// Mondays, Wednesdays and Fridays.
class TrainedHouse : public RunningHouse {
 public:
  static constexpr const char* kAt = "?at=2026-01-05T08:00:00";

  TrainedHouse() {
    send("POST", "/api/athletes",
         {{"name", "Ana"}, {"equipment", {"barbell", "rack", "kettlebell", "mini-band"}}});
    nlohmann::json answers = nlohmann::json::array();
    const nlohmann::json asked = json_of(get("/api/me/red-flags"));
    for (const auto& question : asked["questions"]) {
      answers.push_back({{"question", question["id"]}, {"yes", false}});
    }
    send("PUT", std::string("/api/me/red-flags") + kAt, {{"answers", answers}});
    const nlohmann::json days{{{"day", "mon"}, {"minutes", 60}},
                              {{"day", "wed"}, {"minutes", 60}},
                              {{"day", "fri"}, {"minutes", 60}}};
    plan_ = json_of(send("POST", std::string("/api/me/plan") + kAt,
                         {{"aim", "general"},
                          {"days", days},
                          {"weeks", 4},
                          {"experience", "intermediate"},
                          {"start", "2026-01-05"}}));
  }

  const nlohmann::json& plan() const { return plan_; }

 private:
  nlohmann::json plan_;
};

}  // namespace dowel::server

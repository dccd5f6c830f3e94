#pragma once

#include <chrono>

#include "server/films.h"

namespace dowel::server {

/// One piece of work on a film, in memory; `jobs/<id>.json` holds the same.
struct Films::Job {
  std::string id{};
  JobWords words{};
  std::string state = "waiting";
  std::string stage = "waiting";
  std::optional<double> share{};
  std::optional<double> eta_s{};
  Json result = nullptr, wrong = nullptr;
  std::string added{};
  std::stop_source stop{};
  bool cancelled = false;  // by somebody, not by the server's end
  std::chrono::steady_clock::time_point began{}, told{};

  Json json() const {
    return {{"schema", "dowel.job/1"},
            {"id", id},
            {"kind", words.kind},
            {"clip", words.clip},
            {"athlete", report::text_or_null(words.athlete)},
            {"added", added},
            {"state", state},
            {"stage", stage},
            {"done", report::or_null(share)},
            {"eta_s", report::or_null(eta_s)},
            {"result", result},
            {"problem", wrong}};
  }
};

}  // namespace dowel::server

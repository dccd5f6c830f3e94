#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>

#include "core/base/result.h"
#include "core/body/athlete_body.h"

namespace dowel::server {

struct ServeOptions {
  std::uint16_t port = 8080;                    ///< 0: any that is free
  std::optional<std::filesystem::path> data{};  ///< holds the log and all else; absent: as usual
  std::filesystem::path film{};                 ///< taken in and analysed at once; empty: none
  std::string exercise{};  ///< the film shows, id of a profile; empty: recognise it
  /// Who lifts in it, and what. What the log does not know of the only athlete yet is noted there.
  AthleteBody lifter{};
  bool synthetic = false;  ///< the film shows no real person
  bool any_port = false;   ///< another one where `port` is taken
};

/// Where a server already serves this data, as it wrote it down. @param data  as in `ServeOptions`
/// @returns nothing where none does
std::optional<std::string> address_in_use(const std::optional<std::filesystem::path>& data);

/// Serves page and API on this machine until it is told to stop.
/// @param ready  is called with the address once it can be asked
/// @param reviewed  is called with the address of the film's review once that is there, or with why
///   there will be none
/// @returns errors: kUsage for a port that cannot be had; as `House::open`
Result<void> serve(const ServeOptions& options, const std::stop_token& stop,
                   const std::function<void(const std::string& address)>& ready,
                   const std::function<void(const Result<std::string>& address)>& reviewed = {});

}  // namespace dowel::server

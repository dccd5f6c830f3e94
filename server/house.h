#pragma once

#include <atomic>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "app/training_talk.h"
#include "server/events.h"
#include "server/kept_answers.h"
#include "server/log_watch.h"
#include "server/pages.h"
#include "server/problem.h"
#include "server/router.h"
#include "server/service.h"

namespace dowel::server {

struct HouseOptions {
  std::filesystem::path data{};  ///< films, jobs, uploads; made where it is not there
  std::filesystem::path log{};   ///< the training log
  std::filesystem::path web{};   ///< the built page; empty or not there: the API alone
};

class Films;
class House;

/// A desk at the log, given back when the loan ends.
class DeskLoan {
 public:
  DeskLoan(House& house, std::unique_ptr<app::Desk> desk, int generation)
      : house_(&house), desk_(std::move(desk)), generation_(generation) {}
  DeskLoan(DeskLoan&&) = default;
  DeskLoan& operator=(DeskLoan&&) = delete;
  ~DeskLoan();
  app::Desk* operator->() const { return desk_.get(); }
  app::Desk& operator*() const { return *desk_; }

 private:
  House* house_;
  std::unique_ptr<app::Desk> desk_;
  int generation_;
};

/// What all endpoints share. Lives as long as the server does.
class House : public Service {
 public:
  /// @returns errors: as `open_whole_log`; kWriteFailed when the data folder cannot be made
  static Result<std::unique_ptr<House>> open(HouseOptions options);
  ~House() override;
  House(const House&) = delete;
  House& operator=(const House&) = delete;

  BodyPlan plan(const RequestHead& head) override;
  Response answer(const Request& request) override;
  Response refuse(int status, std::string_view why) override;

  /// Known once the listener is open; before that nobody asks. Written down for others who would
  /// serve the same folder.
  void listens_on(std::uint16_t port);
  /// Where the server is that holds a data folder. @returns nothing where none does
  static std::optional<std::string> address_in_use(const std::filesystem::path& data);

  const HouseOptions& options() const { return options_; }
  const std::vector<Route>& routes() const { return router_->routes(); }
  Events& events() { return events_; }
  Films& films() { return *films_; }

  /// A desk whose athlete is not settled: for what concerns the whole log.
  Answer<DeskLoan> whole_log();
  /// A desk at which the athlete `{a}` of the call sits, at the moment `?at`, else now.
  Answer<DeskLoan> desk(const Call& call);
  /// The moment a call is about. @returns a problem where `?at` cannot be read
  static Answer<LocalTime> moment(const Call& call);

  /// After the log was taken away: desks that were open are not used again.
  void forget_desks();

  double uptime_s() const;

 private:
  friend class DeskLoan;
  explicit House(HouseOptions options);
  void give_back(std::unique_ptr<app::Desk> desk, int generation);
  /// What an answer given now would be made from. @returns nothing where that cannot be told
  std::optional<Stamp> stamp(std::optional<std::int64_t> log_version);
  Response answer_route(const Route& route, Call& call);
  Response answer_reading(const Route& route, Call& call);
  Response answer_once(const Route& route, Call& call, const std::string& key);
  std::filesystem::path key_file(const std::string& key) const;

  HouseOptions options_;
  int lock_ = -1;  // of the data folder: two servers would do each other's work
  std::atomic<std::uint16_t> port_ = 0;
  std::chrono::steady_clock::time_point began_ = std::chrono::steady_clock::now();
  Events events_;
  std::atomic<std::uint64_t> deeds_ = 0;    // requests that may have changed something
  std::atomic<std::int64_t> log_file_ = 0;  // which one of those that lay in the log's place
  std::unique_ptr<LogWatch> watch_;
  KeptAnswers kept_;
  std::unique_ptr<Pages> pages_;
  std::unique_ptr<Router> router_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<app::Desk>> desks_;
  std::atomic<bool> looked_through_ = false;  // the log, for damage
  int generation_ = 0;
  std::set<std::string> keys_at_work_;
  std::unique_ptr<Films> films_;  // last: its workers end before what they use
};

/// The present moment on this machine's clock on the wall.
LocalTime local_now();

}  // namespace dowel::server

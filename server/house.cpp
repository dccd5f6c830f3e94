#include "server/house.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <ctime>

#include "app/backup.h"
#include "app/whole_file.h"
#include "report/answers/document.h"
#include "report/some_of.h"
#include "server/films.h"
#include "server/guard.h"
#include "server/old_comments.h"
#include "server/routes.h"
#include "server/voices.h"

namespace dowel::server {
namespace fs = std::filesystem;
namespace {

constexpr const char* kOnlyAthlete = "me";
constexpr std::size_t kDesksKept = 16;
constexpr std::size_t kKeysKept = 2000;

// What makes a key that may be a file's name.
bool is_key(std::string_view key) {
  const auto fits = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
  };
  return key.size() >= 8 && key.size() <= 64 && std::ranges::all_of(key, fits);
}

bool is_reading(const RequestHead& head) { return head.method == "GET" || head.method == "HEAD"; }

// The day on the wall is part of what is told.
KeptAnswers::Clock::time_point next_midnight(KeptAnswers::Clock::time_point now) {
  const LocalTime wall = local_now();
  return now + (LocalTime{day_of(wall) + std::chrono::days{1}} - wall);
}

Problem no_such_address() {
  return {404, "not-found", "there is nothing at this address",
          "see /api/openapi.json for what there is"};
}

// The oldest keys go; those of the last day stay, however many.
void forget_old_keys(const fs::path& folder) {
  std::error_code failed;
  std::size_t count = 0;
  for (fs::directory_iterator at{folder, failed}, end; !failed && at != end; at.increment(failed)) {
    const auto age = fs::file_time_type::clock::now() - at->last_write_time(failed);
    if (age > std::chrono::hours{24} && ++count <= kKeysKept) fs::remove(at->path(), failed);
  }
}

Response kept_response(const report::Json& kept) {
  Response response{kept.value("status", 200), {}, kept.value("body", "")};
  for (const auto& header : kept.value("headers", report::Json::array())) {
    response.set(header.at(0).get<std::string>(), header.at(1).get<std::string>());
  }
  response.set("Idempotency-Replayed", "true");
  return response;
}

}  // namespace

LocalTime local_now() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  ::localtime_r(&now, &local);
  return LocalTime{std::chrono::seconds{now + local.tm_gmtoff}};
}

DeskLoan::~DeskLoan() {
  if (desk_) house_->give_back(std::move(desk_), generation_);
}

House::House(HouseOptions options) : options_(std::move(options)) {}
House::~House() {
  films_.reset();
  if (lock_ >= 0) ::close(lock_);
}

Result<std::unique_ptr<House>> House::open(HouseOptions options) {
  std::unique_ptr<House> house(new House(std::move(options)));
  std::error_code failed;
  fs::create_directories(house->options_.data / "keys", failed);
  if (!failed) fs::permissions(house->options_.data, fs::perms::owner_all, failed);
  if (failed) {
    return fail(ErrorCode::kWriteFailed,
                "the folder " + house->options_.data.string() + " cannot be used",
                "name one of yours with --data");
  }
  house->lock_ =
      ::open((house->options_.data / "lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (house->lock_ < 0 || ::flock(house->lock_, LOCK_EX | LOCK_NB) != 0) {
    return fail(ErrorCode::kUsage,
                "another dowel serve uses the folder " + house->options_.data.string(),
                "use that one, end it, or name another folder with --data");
  }
  forget_old_keys(house->options_.data / "keys");
  app::remove_unfinished_copies(house->options_.log, house->options_.data / "backups");
  house->watch_ = std::make_unique<LogWatch>(house->options_.log);
  house->pages_ = std::make_unique<Pages>(house->options_.web);
  house->router_ = std::make_unique<Router>(all_routes());
  auto films = Films::open(*house, house->options_.data);
  DOWEL_TRY(films);
  house->films_ = std::move(*films);
  auto desk = house->whole_log();  // a log that cannot be opened is told now
  if (!desk) return tl::unexpected(std::move(desk.error().error));
  DOWEL_TRY(take_in_old_comments(*(*desk)->store, house->options_.data / "comments"));
  forget_unsaid_voices(*(*desk)->store, house->options_.data);
  return house;
}

void House::listens_on(std::uint16_t port) {
  port_ = port;
  const std::string address = "http://127.0.0.1:" + std::to_string(port) + "\n";
  // Who cannot read it there asks for another port: no reason not to serve.
  if (::ftruncate(lock_, 0) != 0) return;
  (void)!::pwrite(lock_, address.data(), address.size(), 0);
}

std::optional<std::string> House::address_in_use(const fs::path& data) {
  const int lock = ::open((data / "lock").c_str(), O_RDONLY | O_CLOEXEC);
  if (lock < 0) return std::nullopt;
  const bool in_use = ::flock(lock, LOCK_SH | LOCK_NB) != 0;
  std::string text(100, '\0');
  const ssize_t got = in_use ? ::pread(lock, text.data(), text.size(), 0) : 0;
  ::close(lock);
  text.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
  text.erase(std::min(text.find('\n'), text.size()));
  if (!text.starts_with("http://127.0.0.1:")) return std::nullopt;
  return text;
}

double House::uptime_s() const {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - began_).count();
}

Answer<DeskLoan> House::whole_log() {
  {
    const std::lock_guard lock(mutex_);
    if (!desks_.empty()) {
      auto desk = std::move(desks_.back());
      desks_.pop_back();
      return DeskLoan(*this, std::move(desk), generation_);
    }
  }
  app::DeskWords words;
  words.log = options_.log;
  // The first one looked the whole file through for damage.
  const bool looked = looked_through_.exchange(true);
  auto log = app::open_whole_log(words, looked ? app::DeskFor::kGlancing : app::DeskFor::kWriting);
  if (!log) looked_through_ = false;
  DOWEL_TRY(log);
  auto desk = std::make_unique<app::Desk>(
      app::Desk{std::move(log->store), std::move(log->rules), TrainingBook{}});
  const std::lock_guard lock(mutex_);
  return DeskLoan(*this, std::move(desk), generation_);
}

void House::give_back(std::unique_ptr<app::Desk> desk, int generation) {
  const std::lock_guard lock(mutex_);
  if (generation == generation_ && desks_.size() < kDesksKept) desks_.push_back(std::move(desk));
}

void House::forget_desks() {
  const std::lock_guard lock(mutex_);
  ++generation_;
  looked_through_ = false;
  desks_.clear();
}

Answer<LocalTime> House::moment(const Call& call) {
  const std::string_view at = call.asked("at");
  if (at.empty()) return local_now();
  if (const auto time = parse_local_time(at)) return *time;
  return problem(422, "usage", "the moment ?at cannot be read", "write it as 2026-01-05T18:00:00");
}

Answer<DeskLoan> House::desk(const Call& call) {
  auto now = moment(call);
  DOWEL_TRY(now);
  auto desk = whole_log();
  DOWEL_TRY(desk);
  const std::string& wanted = call["a"];
  if (wanted != kOnlyAthlete) {
    const auto athletes = (*desk)->store->athletes();
    DOWEL_TRY(athletes);
    const bool there = std::ranges::any_of(
        *athletes, [&](const Athlete& athlete) { return athlete.id.value == wanted; });
    if (!there) {
      return problem(404, "not-found", "there is no such athlete in this log",
                     "ask /api/athletes for those there are");
    }
  }
  DOWEL_TRY(app::turn_to(**desk, wanted == kOnlyAthlete ? "" : wanted, *now));
  return desk;
}

std::optional<Stamp> House::stamp(std::optional<std::int64_t> log_version) {
  if (!log_version) return std::nullopt;
  const std::int64_t file = LogWatch::file_of(*log_version);
  const std::int64_t former = log_file_.exchange(file);
  if (former != 0 && former != file) forget_desks();  // they are at one that is not there any more
  return Stamp{*log_version, deeds_ + events_.count()};
}

BodyPlan House::plan(const RequestHead& head) {
  const auto refused = [&](const Problem& wrong) {
    Response response = to_response(wrong, head.path);
    add_safe_headers(response);
    return response;
  };
  if (const auto strange = refuse_strangers(head, port_)) return refused(*strange);
  if (!head.path.starts_with("/api/")) return KeepBody{};
  std::map<std::string, std::string> named;
  std::vector<std::string> others;
  const Route* route = router_->find(head.method, head.path, named, others);
  if (route == nullptr) {
    if (others.empty()) return refused(no_such_address());
    Problem wrong(405, "method", "this address does not take " + head.method,
                  "use " + report::some_of(others, " or "));
    std::string allowed;
    for (const std::string& method : others) allowed += (allowed.empty() ? "" : ", ") + method;
    wrong.headers.emplace_back("Allow", std::move(allowed));
    return refused(wrong);
  }
  if (!route->taking && is_reading(head) && route->stands.count() > 0) {
    if (const auto now = stamp(watch_->version_at_once())) {
      auto kept =
          kept_.find(head.target, *now, KeptAnswers::Clock::now(), head.header("if-none-match"));
      if (kept) return std::move(*kept);
    }
  }
  if (!route->taking) return KeepBody{route->longest_body};
  const Request request{head, ""};
  Call call{*this, request, std::move(named)};
  auto taker = route->taking(call);
  if (!taker) return refused(taker.error());
  return std::move(*taker);
}

Response House::answer_route(const Route& route, Call& call) {
  try {
    Outcome outcome = route.endpoint(call);
    return outcome ? std::move(*outcome) : to_response(outcome.error(), call.request.head.path);
  } catch (const std::exception& error) {
    // A foreign library's exception is our mistake, and no reason to stop serving.
    return to_response(
        Problem(500, "bad-data", std::string("an error of Dowel's own: ") + error.what(),
                "try again; if it stays, tell us what you did"),
        call.request.head.path);
  }
}

Response House::answer_reading(const Route& route, Call& call) {
  const auto make = [&] {
    Response response = answer_route(route, call);
    add_safe_headers(response);
    return response;
  };
  const RequestHead& head = call.request.head;
  if (route.stands.count() == 0) return make();
  const auto made_from = stamp(watch_->version());
  if (!made_from) return make();
  const auto now = KeptAnswers::Clock::now();
  const auto midnight = next_midnight(now);
  return kept_.find_or_make(head.target, *made_from, now,
                            {std::min(now + route.stands, midnight), midnight},
                            head.header("if-none-match"), make);
}

fs::path House::key_file(const std::string& key) const { return options_.data / "keys" / key; }

Response House::answer_once(const Route& route, Call& call, const std::string& key) {
  const RequestHead& head = call.request.head;
  const std::string print =
      name_uuid(kImportSpace, head.method + " " + head.target + "\n" + call.request.body);
  if (const auto kept = app::read_whole_file(key_file(key))) {
    const auto json = report::Json::parse(*kept, nullptr, false);
    if (json.is_object() && json.value("request", "") == print) return kept_response(json);
    if (json.is_object()) {
      return to_response(
          Problem(409, "key-reused", "the Idempotency-Key was used for another request",
                  "send each request with a key of its own"),
          head.path);
    }
  }
  Response response = answer_route(route, call);
  const auto* body = std::get_if<std::string>(&response.body);
  constexpr int kGood = 300;
  if (response.status < kGood && body) {
    report::Json kept{{"request", print}, {"status", response.status}, {"body", *body}};
    kept["headers"] = report::Json::array();
    for (const auto& [name, value] : response.headers) kept["headers"].push_back({name, value});
    // Without this the same request would be done again; the sets of a log know their own identity.
    if (const auto done = app::write_whole_file(key_file(key), kept.dump()); !done) {
      return to_response(Problem(done.error()), head.path);
    }
  }
  return response;
}

Response House::answer(const Request& request) {
  const RequestHead& head = request.head;
  if (!head.path.starts_with("/api/")) {
    Response response = pages_->answer(head);
    if (head.method != "GET" && head.method != "HEAD") {
      response = to_response(Problem(405, "method", "the page is only read", "use GET"), head.path);
    }
    add_safe_headers(response);
    return response;
  }
  std::map<std::string, std::string> named;
  std::vector<std::string> others;
  const Route* route = router_->find(head.method, head.path, named, others);
  Response response;
  if (route == nullptr) {
    response = to_response(no_such_address(), head.path);
  } else {
    Call call{*this, request, std::move(named)};
    const std::string key(head.header("idempotency-key"));
    if (is_reading(head)) return answer_reading(*route, call);
    if (key.empty() || head.method != "POST") {
      response = answer_route(*route, call);
    } else if (!is_key(key)) {
      response = to_response(Problem(422, "usage", "the Idempotency-Key is no key",
                                     "send 8 to 64 letters, digits and hyphens, e.g. a UUID"),
                             head.path);
    } else {
      bool ours = false;
      {
        const std::lock_guard lock(mutex_);
        ours = keys_at_work_.insert(key).second;
      }
      response = ours
                     ? answer_once(*route, call, key)
                     : to_response(Problem(409, "key-reused", "the same request is being worked on",
                                           "wait for its answer"),
                                   head.path);
      const std::lock_guard lock(mutex_);
      if (ours) keys_at_work_.erase(key);
    }
    ++deeds_;  // before the answer is heard
  }
  add_safe_headers(response);
  return response;
}

Response House::refuse(int status, std::string_view why) {
  const char* code = status == 413   ? "too-large"
                     : status == 431 ? "too-large"
                     : status == 408 ? "too-slow"
                     : status == 404 ? "not-found"
                                     : "usage";
  Response response = to_response(
      Problem(status, code, std::string(why), "see /api/openapi.json for what is taken"), "");
  add_safe_headers(response);
  return response;
}

}  // namespace dowel::server

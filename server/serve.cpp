#include "server/serve.h"

#include <csignal>
#include <thread>

#include "app/backup.h"
#include "app/training_talk.h"
#include "server/films.h"
#include "server/house.h"
#include "server/listener.h"

namespace dowel::server {
namespace {

Result<HouseOptions> folders_of(const std::optional<std::filesystem::path>& data) {
  HouseOptions options;
  if (data) {
    options.data = *data;
    options.log = *data / "log.db";
    return options;
  }
  const auto log = app::log_path(std::nullopt);
  DOWEL_TRY(log);
  options.log = *log;
  options.data = log->parent_path();
  return options;
}

// An athlete whom the log knows better keeps what it knows.
Result<void> note_lifter(House& house, const AthleteBody& said) {
  auto desk = house.whole_log();
  if (!desk) return tl::unexpected(desk.error().error);
  DOWEL_TRY(app::turn_to(**desk, "", local_now()));
  Athlete athlete = (*desk)->athlete();
  const Athlete before = athlete;
  if (!athlete.height_m) athlete.height_m = said.height_m;
  if (!athlete.mass_kg) athlete.mass_kg = said.mass_kg;
  if (athlete.sex == Sex::kUnstated) athlete.sex = said.sex;
  if (athlete == before) return {};
  DOWEL_TRY(app::commit(
      **desk, {.what = "note the body of the athlete '" + athlete.name + "'", .put = {athlete}}));
  return {};
}

// @returns the job that analyses the film
Result<std::string> take_in(House& house, const ServeOptions& options) {
  const auto clip = house.films().take_in(options.film, options.synthetic);
  if (!clip) return tl::unexpected(clip.error().error);
  DOWEL_TRY(note_lifter(house, options.lifter));
  const auto job = house.films().add_job({.kind = "analysis",
                                          .clip = *clip,
                                          .exercise = options.exercise,
                                          .load_kg = options.lifter.load_kg,
                                          .plate_m = options.lifter.plate_m,
                                          .done = local_now()});
  if (!job) return tl::unexpected(job.error().error);
  return (*job)["id"].get<std::string>();
}

// @returns where the page shows it
Result<std::string> wait_for_review(House& house, const std::string& job,
                                    const std::stop_token& given_up) {
  constexpr std::chrono::milliseconds kLook{200};
  for (; !given_up.stop_requested(); std::this_thread::sleep_for(kLook)) {
    const auto now = house.films().job(job);
    if (!now) break;
    const std::string state = now->value("state", "");
    if (state == "waiting" || state == "running") continue;
    if (state != "done") {
      const Json& wrong = (*now)["problem"];
      const bool told = wrong.is_object();
      return fail(ErrorCode::kUnusable, told ? wrong.value("title", "") : "the work was " + state,
                  told && wrong["hint"].is_string() ? wrong["hint"].get<std::string>() : "");
    }
    return "/film/" + (*now)["result"]["analysis"].get<std::string>();
  }
  return fail(ErrorCode::kCancelled, "the server was ended", "start it again: the work goes on");
}

}  // namespace

std::optional<std::string> address_in_use(const std::optional<std::filesystem::path>& data) {
  const auto folders = folders_of(data);
  return folders ? House::address_in_use(folders->data) : std::nullopt;
}

Result<void> serve(const ServeOptions& options, const std::stop_token& stop,
                   const std::function<void(const std::string&)>& ready,
                   const std::function<void(const Result<std::string>&)>& reviewed) {
  std::signal(SIGPIPE, SIG_IGN);  // a client that went away is an error of its socket
  auto house_options = folders_of(options.data);
  DOWEL_TRY(house_options);
  house_options->web = find_pages();
  auto house = House::open(std::move(*house_options));
  DOWEL_TRY(house);
  ListenerOptions listener_options;
  listener_options.port = options.port;
  auto listener = Listener::open(**house, listener_options);
  if (!listener && options.any_port) {
    listener_options.port = 0;
    listener = Listener::open(**house, listener_options);
  }
  DOWEL_TRY(listener);
  (*house)->listens_on((*listener)->port());
  const std::stop_callback on_stop(stop, [&] { (*listener)->stop(); });
  const std::string address = "http://127.0.0.1:" + std::to_string((*listener)->port());
  std::jthread film;
  if (!options.film.empty()) {
    const auto job = take_in(**house, options);
    DOWEL_TRY(job);
    film = std::jthread([&, job = *job](const std::stop_token& given_up) {
      const auto review = wait_for_review(**house, job, given_up);
      if (!reviewed) return;
      reviewed(review ? Result<std::string>(address + *review) : review);
    });
  }
  ready(address);
  (*listener)->run();
  return {};
}

}  // namespace dowel::server

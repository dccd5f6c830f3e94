#include "server/events.h"

#include <algorithm>
#include <charconv>
#include <chrono>

namespace dowel::server {
namespace {

constexpr std::size_t kKept = 500;

// Numbers go on rising when the server starts anew, so that an old one is known to be old.
std::uint64_t first_number() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return static_cast<std::uint64_t>(
      std::chrono::duration_cast<std::chrono::milliseconds>(now).count());
}

}  // namespace

Events::Events() : newest_(first_number()) {}

void Events::tell(const std::string& event, const std::string& json) {
  std::vector<std::shared_ptr<std::function<void()>>> wakes;
  ++count_;
  {
    const std::lock_guard lock(mutex_);
    ++newest_;
    told_.push_back({newest_, "id: " + std::to_string(newest_) + "\nevent: " + event +
                                  "\ndata: " + json + "\n\n"});
    if (told_.size() > kKept) told_.pop_front();
    std::erase_if(wakes_, [](const auto& wake) { return wake.expired(); });
    for (const auto& wake : wakes_) {
      if (auto there = wake.lock()) wakes.push_back(std::move(there));
    }
  }
  for (const auto& wake : wakes) (*wake)();
}

std::string Events::since(std::uint64_t& seen) {
  const std::lock_guard lock(mutex_);
  std::string text;
  const bool lost = seen < newest_ && !told_.empty() && told_.front().number > seen + 1;
  if (lost) {
    text = "id: " + std::to_string(newest_) + "\nevent: lost\ndata: {}\n\n";
  } else {
    for (const Told& told : told_) {
      if (told.number > seen) text += told.text;
    }
  }
  seen = newest_;
  return text;
}

Response Events::stream(std::string_view last_seen) {
  struct State {
    std::uint64_t seen = 0;
    bool greeted = false;
    std::shared_ptr<std::function<void()>> wake;
  };
  auto state = std::make_shared<State>();
  {
    const std::lock_guard lock(mutex_);
    state->seen = newest_;
  }
  std::uint64_t number = 0;
  const auto [end, failed] =
      std::from_chars(last_seen.data(), last_seen.data() + last_seen.size(), number);
  if (failed == std::errc() && end == last_seen.data() + last_seen.size()) state->seen = number;
  Response response;
  response.set("Content-Type", "text/event-stream");
  EventStream events;
  events.subscribe = [this, state](std::function<void()> wake) {
    state->wake = std::make_shared<std::function<void()>>(std::move(wake));
    const std::lock_guard lock(mutex_);
    wakes_.push_back(state->wake);
  };
  events.more = [this, state] {
    std::string text = since(state->seen);
    // The first bytes tell the page that it is connected.
    if (!std::exchange(state->greeted, true)) text.insert(0, "retry: 2000\n\n");
    return text;
  };
  response.body = std::move(events);
  return response;
}

}  // namespace dowel::server

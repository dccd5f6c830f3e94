#include "server/asked.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>

#include "app/training_talk.h"
#include "core/coach/plan_book.h"
#include "core/log/plausible.h"
#include "server/fields.h"

namespace dowel::server {

Answer<LocalDate> date_asked(const Call& call, const std::string& name, LocalDate otherwise) {
  const std::string_view text = call.asked(name);
  if (text.empty()) return otherwise;
  if (const auto date = parse_local_date(text)) return *date;
  return problem(422, "usage", "the day ?" + name + " cannot be read", "write it as 2026-01-05");
}

Answer<Period> period_asked(const Call& call) {
  Period period;
  for (const auto& [name, day] : {std::pair{"from", &period.from}, {"to", &period.to}}) {
    if (call.asked(name).empty()) continue;
    const auto date = date_asked(call, name, {});
    DOWEL_TRY(date);
    *day = *date;
  }
  return period;
}

Answer<int> number_asked(const Call& call, const std::string& name, int otherwise, int most) {
  const std::string_view text = call.asked(name);
  if (text.empty()) return otherwise;
  int value = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (failed == std::errc() && end == text.data() + text.size() && value >= 1) {
    return std::min(value, most);
  }
  return problem(422, "usage", "?" + name + " is no number above 0", "write for example 20");
}

Answer<double> seconds_asked(const Call& call, const std::string& name, double otherwise) {
  const std::string text(call.asked(name));
  if (text.empty()) return otherwise;
  char* end = nullptr;
  const double value = std::strtod(text.c_str(), &end);
  if (*end == '\0' && value >= 0 && value < 1e6) return value;
  return problem(422, "usage", "?" + name + " is no time in the film", "write seconds, e.g. 14.2");
}

Answer<void> require_signs(const app::Desk& desk) {
  const auto due = app::signs_due(desk);
  if (!due) return {};
  const auto stop = stop_in_force(make_book(desk.book, desk.rules));
  DOWEL_TRY(stop);
  if (*stop) return {};
  Problem asked(409, "ask-red-flags", due->why, "answer each of them before you train");
  if (!due->written.empty()) asked.more["written"] = due->written;
  return tl::unexpected(std::move(asked));
}

Answer<DoneAt> done_at(const std::string& text, LocalTime from, LocalTime now) {
  DoneAt done;
  if (const auto day = parse_local_date(text)) {
    done.when = LocalTime{*day} + (from - day_of(from));
  } else if (const auto when = parse_local_time(text)) {
    done = {*when, true};
  } else {
    return problem(422, "usage", "'" + text + "' is no time",
                   "write it as 2026-01-05, or as 2026-01-05T18:00:00");
  }
  if (still_to_come(done.when, now) || too_long_ago(done.when)) {
    return problem(422, "usage", "'" + text + "' is not a time at which a set was done",
                   "log a set after it was done");
  }
  return done;
}

tl::unexpected<Problem> no_plan() {
  return problem(404, "no-plan", "there is no plan for this day", "make one");
}

void tell_log(House& house, const app::Desk& desk, std::int64_t change) {
  house.events().tell("log", Json{{"athlete", desk.athlete().id.value}, {"change", change}}.dump());
}

}  // namespace dowel::server

#include "cli/log_options.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <ctime>
#include <optional>
#include <vector>

#include "core/log/plausible.h"
#include "formats/text_values.h"

namespace dowel::cli {
namespace {

constexpr int kLongestWayBack_days = 36500;

// `18:30`, `7:05`, `18:30:20`.
std::optional<std::chrono::seconds> time_of_day(std::string text) {
  if (text.size() > 1 && text[1] == ':') text.insert(0, 1, '0');
  const auto clock = parse_local_time(std::string("2000-01-01T").append(text));
  if (!clock) return std::nullopt;
  return *clock - std::chrono::floor<std::chrono::days>(*clock);
}

// "12.1.2026": with points the day comes first. "25/1/2026": the figure above twelve is the day;
// where neither is, nobody can tell.
std::optional<LocalDate> day_in_figures(const std::string& text) {
  const char mark = text.find('.') != std::string::npos ? '.' : '/';
  std::vector<int> figures;
  for (std::size_t from = 0; from <= text.size();) {
    const auto to = std::min(text.find(mark, from), text.size());
    const auto figure = formats::parse_whole(text.substr(from, to - from));
    if (!figure) return std::nullopt;
    figures.push_back(*figure);
    from = to + 1;
  }
  if (figures.size() != 3 || figures[2] < 1000) return std::nullopt;
  int day = figures[0], month = figures[1];
  if (mark == '/' && day <= 12 && month <= 12 && day != month) return std::nullopt;
  if (mark == '/' && month > 12) std::swap(day, month);
  const auto time = make_local_time(figures[2], month, day, 0, 0, 0);
  if (!time) return std::nullopt;
  return std::chrono::floor<std::chrono::days>(*time);
}

std::optional<LocalDate> day_in_words(const std::string& text, LocalDate today) {
  if (text == "today" || text == "now") return today;
  if (text == "yesterday") return today - std::chrono::days{1};
  if (text == "tomorrow") return today + std::chrono::days{1};
  if (text.size() > 2 && text.front() == '-' && text.back() == 'd') {
    const auto back = formats::parse_whole(text.substr(1, text.size() - 2));
    if (!back || *back < 0 || *back > kLongestWayBack_days) return std::nullopt;
    return today - std::chrono::days{*back};
  }
  if (const auto day = day_in_figures(text)) return day;
  return parse_local_date(text);
}

// "2 days ago", "a week ago", "3 weeks ago".
std::optional<LocalDate> days_ago(const std::string& text, LocalDate today) {
  constexpr std::string_view kAgo = " ago";
  if (!text.ends_with(kAgo)) return std::nullopt;
  const std::string span = text.substr(0, text.size() - kAgo.size());
  const auto gap = span.find(' ');
  if (gap == std::string::npos) return std::nullopt;
  const std::string many = span.substr(0, gap), what = span.substr(gap + 1);
  const auto count = many == "a" || many == "one" ? std::optional(1) : formats::parse_whole(many);
  const int days = what == "day" || what == "days" ? 1 : what == "week" || what == "weeks" ? 7 : 0;
  if (!count || *count < 0 || days == 0 || *count > kLongestWayBack_days / days) {
    return std::nullopt;
  }
  return today - std::chrono::days{*count * days};
}

// The day of the week that was last: today, or up to six days ago.
std::optional<LocalDate> last_weekday(const std::string& text, LocalDate today) {
  constexpr std::array<std::string_view, 7> kDays{"sunday",   "monday", "tuesday", "wednesday",
                                                  "thursday", "friday", "saturday"};
  if (text.size() < 3) return std::nullopt;
  const auto found = std::ranges::find_if(
      kDays, [&](std::string_view day) { return day == text || day.substr(0, 3) == text; });
  if (found == kDays.end()) return std::nullopt;
  const std::chrono::weekday wanted{static_cast<unsigned>(found - kDays.begin())};
  return today - (std::chrono::weekday{today} - wanted);
}

// "5/1/2026": the fifth of January or the first of May. @returns both in full; empty: no such thing
std::string two_days(const std::string& text) {
  int day = 0, month = 0, year = 0, end = 0;
  const int read = std::sscanf(text.c_str(), "%2d/%2d/%4d%n", &day, &month, &year, &end);
  if (read != 3 || static_cast<std::size_t>(end) != text.size()) return {};
  const auto one = make_local_time(year, month, day, 0, 0, 0);
  const auto other = make_local_time(year, day, month, 0, 0, 0);
  if (!one || !other || *one == *other) return {};
  return to_text(std::chrono::floor<std::chrono::days>(*one)) + " or " +
         to_text(std::chrono::floor<std::chrono::days>(*other));
}

tl::unexpected<Error> no_such_time(const std::string& text) {
  if (const std::string both = two_days(formats::lowered(formats::trimmed(text))); !both.empty()) {
    return fail(ErrorCode::kUsage, "'" + text + "' may be two days", "write " + both);
  }
  return fail(
      ErrorCode::kUsage, "'" + text + "' is not a day or time",
      "write for example today, yesterday, -3d, fri, 2026-01-05, 5.1.2026, 2026-01-05T18:30 or "
      "18:30");
}

}  // namespace

void add_log_options(Command& command, LogOptions& options) {
  command
      .add_option("--athlete", options.athlete,
                  "whose log; a beginning of the name is enough [$DOWEL_ATHLETE, or the only one]")
      .type_name("NAME");
  command.add_option("--log", options.log, "the log's file, if not the usual one")
      .type_name("FILE");
  command.add_flag("--json", options.json, "answer with one JSON document, for programs");
}

Result<double> parse_load(std::string_view text, MassUnit bare) {
  std::string_view number = formats::trimmed(text);
  std::size_t end = number.size();
  while (end > 0 && ((number[end - 1] >= 'a' && number[end - 1] <= 'z') ||
                     (number[end - 1] >= 'A' && number[end - 1] <= 'Z'))) {
    --end;
  }
  MassUnit unit = bare;
  bool understood = true;
  if (end < number.size()) {
    const auto named = formats::parse_mass_unit(number.substr(end));
    understood = named.has_value();
    unit = named.value_or(bare);
  }
  const auto value = formats::parse_number(formats::trimmed(number.substr(0, end)));
  if (!understood || !value || *value < 0) {
    return fail(ErrorCode::kUsage, std::string("'").append(text).append("' is not a load"),
                "write for example 60, 60kg or 132.5lb");
  }
  return unit == MassUnit::kPound ? *value * kKilogramsPerPound : *value;
}

namespace {

Result<LocalTime> read_when(const std::string& text, LocalTime now) {
  const std::string wanted = formats::lowered(formats::trimmed(text));
  const LocalDate today = std::chrono::floor<std::chrono::days>(now);
  if (wanted == "now" || wanted == "today") return now;
  if (const auto clock = time_of_day(wanted)) return LocalTime{today} + *clock;
  constexpr std::size_t kDateLength = 10;
  const bool iso = wanted.size() > kDateLength && wanted[kDateLength] == 't';
  const auto gap = iso ? kDateLength : wanted.find(' ');
  const std::string first = wanted.substr(0, gap);
  const auto day = day_in_words(first, today);
  if (!day) return no_such_time(text);
  if (gap == std::string::npos) return LocalTime{*day};
  const auto clock = time_of_day(std::string(formats::trimmed(wanted.substr(gap + 1))));
  if (!clock) return no_such_time(text);
  return LocalTime{*day} + *clock;
}

}  // namespace

Result<LocalTime> parse_when(const std::string& text, LocalTime now) {
  auto when = read_when(text, now);
  if (when && too_long_ago(*when)) {
    return fail(ErrorCode::kUsage, "'" + text + "' is before 1900", "write the year in full, 2026");
  }
  return when;
}

Result<LocalTime> parse_when_done(const std::string& text, LocalTime now) {
  std::string wanted = formats::lowered(formats::trimmed(text));
  const LocalDate today = std::chrono::floor<std::chrono::days>(now);
  if (const auto back = days_ago(wanted, today)) return parse_when(to_text(*back), now);
  constexpr std::string_view kLast = "last ";
  const bool last = wanted.starts_with(kLast);
  if (last) wanted.erase(0, kLast.size());
  const auto gap = wanted.find(' ');
  auto day = last_weekday(wanted.substr(0, gap), today);
  if (!day) return parse_when(text, now);
  if (last && *day == today) *day -= std::chrono::days{7};
  return parse_when(to_text(*day) + (gap == std::string::npos ? "" : wanted.substr(gap)), now);
}

Result<LocalTime> parse_when(const std::string& text) { return parse_when(text, local_now()); }

Result<Period> parse_period(const std::string& from, const std::string& to) {
  Period period;
  for (const auto& [text, day] : {std::pair{&from, &period.from}, std::pair{&to, &period.to}}) {
    if (text->empty()) continue;
    const auto when = parse_when(*text);
    DOWEL_TRY(when);
    *day = std::chrono::floor<std::chrono::days>(*when);
  }
  if (period.from && period.to && *period.to < *period.from) {
    return fail(ErrorCode::kUsage, "the period ends before it begins", "swap --from and --to");
  }
  return period;
}

LocalTime local_now() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  ::localtime_r(&now, &local);
  // A leap second reads as the second before it.
  const auto moment =
      make_local_time(local.tm_year + 1900, local.tm_mon + 1, local.tm_mday, local.tm_hour,
                      local.tm_min, local.tm_sec > 59 ? 59 : local.tm_sec);
  return moment.value_or(LocalTime{std::chrono::seconds{now}});
}

}  // namespace dowel::cli

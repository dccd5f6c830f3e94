#include <fmt/format.h>

#include "report/html/page.h"
#include "report/text.h"

namespace dowel::report {

std::string icon_definitions() {
  return R"(<svg class="icons" aria-hidden="true" focusable="false" width="0" height="0">
<symbol id="i-held" viewBox="0 0 16 16"><circle cx="8" cy="8" r="7.2"/><path class="mark" d="M4.6 8.3 7.1 10.8 11.6 5.6"/></symbol>
<symbol id="i-broken" viewBox="0 0 16 16"><rect x="1.6" y="1.6" width="12.8" height="12.8" rx="1.6"/><path class="mark" d="M5.2 5.2 10.8 10.8M10.8 5.2 5.2 10.8"/></symbol>
<symbol id="i-borderline" viewBox="0 0 16 16"><path d="M8 .9 15.6 14.6H.4Z"/><path class="mark" d="M8 6V9.6M8 11.6V12.4"/></symbol>
<symbol id="i-cannot_tell" viewBox="0 0 16 16"><circle class="hollow" cx="8" cy="8" r="6.6"/><path class="mark hollow-mark" d="M6.1 6.4A1.95 1.95 0 1 1 8 8.5V9.4M8 11.3V11.9"/></symbol>
</svg>
)";
}

std::string state_icon(FindingState state) {
  const auto key = state_key(state);
  return fmt::format(
      R"(<svg class="icon {0}" aria-hidden="true" focusable="false"><use href="#i-{0}"/></svg>)",
      key);
}

std::string state_badge(FindingState state, std::string_view word) {
  return fmt::format(R"(<span class="badge {}">{}{}</span>)", state_key(state), state_icon(state),
                     escape_html(word.empty() ? state_text(state) : word));
}

}  // namespace dowel::report

#include "report/explain_how_to.h"

#include <fmt/format.h>

#include "report/text_page.h"

namespace dowel {

namespace {

std::string section(std::string_view heading, const std::string& text) {
  return fmt::format("\n{}\n{}", heading, wrapped(text, "  ", "  "));
}

std::string numbered(std::string_view heading, const std::vector<std::string>& steps) {
  std::string text = fmt::format("\n{}\n", heading);
  for (std::size_t i = 0; i < steps.size(); ++i) {
    text += wrapped(steps[i], fmt::format("  {}. ", i + 1), "     ");
  }
  return text;
}

std::string listed(const Knowledge& knowledge, std::string_view heading,
                   const std::vector<HowToStep>& steps) {
  std::string text = fmt::format("\n{}\n", heading);
  for (const HowToStep& step : steps) {
    text += wrapped(step_words(knowledge, step), "  - ", "    ");
  }
  return text;
}

}  // namespace

std::string step_words(const Knowledge& knowledge, const HowToStep& step) {
  if (step.to.empty()) return step.says;
  const Exercise* exercise = find_entry(knowledge.exercises, step.to);
  return fmt::format("{} (dowel explain {})", step.says, exercise ? exercise->slug : step.to);
}

std::string how_to_sections(const Knowledge& knowledge, const HowTo& how_to) {
  return section("In one line", how_to.cue) + numbered("Set-up", how_to.set_up) +
         numbered("Movement", how_to.movement) + section("What to feel", how_to.feel) +
         section("Stop if", how_to.stop_if) + listed(knowledge, "Easier", how_to.easier) +
         listed(knowledge, "Harder", how_to.harder);
}

}  // namespace dowel

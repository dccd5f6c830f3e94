#include "cli/log_warnings.h"

#include "app/read_book.h"
#include "cli/text_table.h"
#include "core/coach/plan_book.h"
#include "core/coach/self_checks.h"
#include "core/coach/warning_signs.h"
#include "core/readiness/say.h"
#include "report/commands.h"

namespace dowel::cli {

Result<void> warn_after_logging(const LogDesk& log, const SaidWithSets& said) {
  const Knowledge& knowledge = log.rules.knowledge;
  const CoachWords& words = knowledge.coach->words;
  const auto told = app::read_book(*log.store, knowledge, log.athlete, said.when);
  DOWEL_TRY(told);
  const auto stop = stop_in_force(make_book(*told, log.rules));
  DOWEL_TRY(stop);
  if (*stop) {
    print_wrapped("", say(words.logged_stopped, {{"why", (*stop)->why.text}}));
    return {};
  }
  if (!signs_in_words(knowledge, said.note).empty()) {
    print_wrapped("", report::said(advise(words.note_warns)));
  }
  if (said.pain < least_amber(knowledge)) return {};
  const std::string pain = std::to_string(said.pain);
  Advice advice = advise(words.pain_logged, {{"pain", pain}});
  advice.remedies = {{RemedyKind::kTellPain, std::string("lower-back=").append(pain)}};
  print_wrapped("", report::said(advice));
  return {};
}

}  // namespace dowel::cli

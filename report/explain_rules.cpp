#include "report/explain_pages.h"
#include "report/text_page.h"

namespace dowel {

namespace {

std::vector<std::string> number_lines(const Knowledge& knowledge, TextPage& page,
                                      const std::vector<std::string>& ids) {
  std::vector<std::string> lines;
  for (const std::string& id : ids) {
    const Number* number = find_entry(knowledge.numbers, id);
    lines.push_back(number->name + ": " + range_words(RealRange{number->from, number->to}) + " " +
                    number->unit + " " + page.cite(number->sources));
  }
  return lines;
}

std::string step_line(const ProtocolStep& step) {
  Dosage dosage;
  dosage.sets = step.sets;
  dosage.reps = step.reps;
  dosage.seconds = step.seconds;
  dosage.tempo = step.tempo;
  std::string line = step.when + ": " + dosage_line(dosage);
  if (step.sessions_per_week) {
    line += ", " + range_words(*step.sessions_per_week) + " x a week";
  }
  if (!step.level.empty()) line += "; level " + step.level;
  if (!step.note.empty()) line += ". " + step.note;
  return line;
}

}  // namespace

std::string page_of(const Knowledge& knowledge, const ProgressionMethod& method) {
  TextPage page(knowledge, method.id, method.name, "way to progress");
  page.paragraph("What", method.parameters + " " + page.cite(method.basis.sources));
  page.paragraph("When", method.condition);
  page.basis(method.basis);
  page.list("Numbers", number_lines(knowledge, page, method.numbers));
  page.entries("Decisions behind it", method.decisions);
  return page.finished();
}

std::string page_of(const Knowledge& knowledge, const ProgressionStage& stage) {
  TextPage page(knowledge, stage.id, stage.name,
                "stage " + std::to_string(stage.order) + " of building the hinge");
  page.paragraph("Passed when", stage.pass_when);
  page.basis(stage.basis);
  page.entries("Ways to progress", stage.methods);
  page.entries("Exercises", stage.exercises);
  return page.finished();
}

std::string page_of(const Knowledge& knowledge, const ProgrammeRule& rule) {
  TextPage page(knowledge, rule.id, rule.name, "rule");
  page.paragraph("Rule", rule.rule + " " + page.cite(rule.basis.sources));
  page.basis(rule.basis);
  page.list("Numbers", number_lines(knowledge, page, rule.numbers));
  page.entries("Exercises", rule.exercises);
  page.entries("Decisions behind it", rule.decisions);
  page.entries("See also", rule.references);
  return page.finished();
}

std::string page_of(const Knowledge& knowledge, const SportEmphasis& sport) {
  TextPage page(knowledge, sport.id, sport.name, "emphasis by sport");
  page.entries("Exercises whose stated purpose names it", sport.exercises);
  page.entries("Added by us through the muscle group", sport.mapped_exercises);
  page.basis(sport.basis);
  page.entries("Lifts", sport.lifts);
  page.entries("Muscles", sport.groups);
  return page.finished();
}

std::string page_of(const Knowledge& knowledge, const Protocol& protocol) {
  TextPage page(knowledge, protocol.id, protocol.name, "published protocol, not in the articles");
  page.entries("Exercises", protocol.exercises);
  std::vector<std::string> steps;
  for (const ProtocolStep& step : protocol.steps) steps.push_back(step_line(step));
  page.list("Steps", steps);
  page.paragraph("Result", protocol.result);
  page.paragraph("Step back when", protocol.regress_when);
  page.basis(protocol.basis);
  return page.finished();
}

std::string page_of(const Knowledge& knowledge, const Decision& decision) {
  TextPage page(knowledge, decision.id, decision.topic, "decision");
  std::vector<Statement> positions;
  for (const Position& position : decision.positions) {
    positions.push_back({position.says, position.sources});
  }
  page.statements("What the articles say", positions);
  page.paragraph("What Dowel does", decision.decision);
  page.paragraph("Why", decision.reason);
  page.paragraph("Where you can change it", decision.change_it);
  page.basis(decision.basis);
  page.entries("Shapes", decision.references);
  return page.finished();
}

std::string page_of(const Knowledge& knowledge, const RedFlagQuestion& flag) {
  TextPage page(knowledge, flag.id, "", "question about a warning sign");
  page.paragraph("What is asked", flag.question + " " + page.cite(flag.sources));
  page.paragraph("On yes", flag.at_once ? "No plan; seek medical help today."
                                        : "No plan; see a clinician before you train.");
  return page.finished();
}

std::string page_of(const Knowledge& knowledge, const AthleteCondition& condition) {
  TextPage page(knowledge, condition.id, condition.name, "condition of the athlete");
  std::vector<std::string> means;
  for (const ConditionMeans each : condition.means) means.emplace_back(word_for(each));
  page.list("What it means to a plan", means);
  page.entries("Stresses", condition.emphases);
  page.entries("Rests on", condition.references);
  page.paragraph("From", page.cite(condition.sources));
  return page.finished();
}

std::string page_of(const Knowledge& knowledge, const ExerciseChoice& choice) {
  TextPage page(knowledge, choice.id, choice.name, "choice of exercises");
  page.entries("In the order they are tried", choice.exercises);
  page.entries("Rests on", choice.references);
  page.paragraph("From", page.cite(choice.sources));
  return page.finished();
}

std::string page_of(const Knowledge& knowledge, const Sentence& sentence) {
  TextPage page(knowledge, sentence.id, "", "what Dowel says");
  page.paragraph("Text", sentence.text);
  page.entries("Rests on", sentence.rules);
  if (!sentence.sources.empty()) page.paragraph("From", page.cite(sentence.sources));
  return page.finished();
}

std::string page_of(const Knowledge& knowledge, const Gap& gap) {
  TextPage page(knowledge, gap.id, gap.name, "left open by the articles");
  page.paragraph("What Dowel does", gap.filled_by);
  if (gap.left_to_user) page.paragraph("Whose choice", "Yours.");
  page.basis(gap.basis);
  page.list("Numbers", number_lines(knowledge, page, gap.numbers));
  page.entries("See also", gap.references);
  return page.finished();
}

}  // namespace dowel

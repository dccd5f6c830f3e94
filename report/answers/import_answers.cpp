#include "report/answers/import_answers.h"

#include "core/log/civil_time.h"
#include "report/answers/document.h"
#include "report/log_words.h"

namespace dowel::report {
namespace {

Json left_out_json(const std::vector<formats::LeftOutSet>& sets) {
  Json list = Json::array();
  for (const formats::LeftOutSet& s : sets) {
    list.push_back({{"line", s.line},
                    {"started", to_text(s.started)},
                    {"exercise", own_name(s.set.exercise)},
                    {"work", work_words(s.set, MassUnit::kKilogram)},
                    {"reason", s.reason}});
  }
  return list;
}

Json differing_json(const std::vector<formats::DifferingSet>& sets) {
  Json list = Json::array();
  for (const formats::DifferingSet& s : sets) {
    list.push_back({{"line", s.line},
                    {"started", to_text(s.started)},
                    {"id", s.log.id.value},
                    {"exercise", own_name(s.file.exercise)},
                    {"file", set_words(s.file, MassUnit::kKilogram)},
                    {"log", set_words(s.log, MassUnit::kKilogram)}});
  }
  return list;
}

Json named_json(const std::vector<formats::NamedOtherwise>& names) {
  Json list = Json::array();
  for (const formats::NamedOtherwise& n : names) {
    list.push_back({{"name", n.name}, {"slug", text_or_null(n.slug)}, {"sets", n.sets}});
  }
  return list;
}

Json problems_json(const std::vector<formats::RowProblem>& problems) {
  Json list = Json::array();
  for (const formats::RowProblem& p : problems) {
    list.push_back({{"line", p.line}, {"reason", p.reason}, {"text", p.text}});
  }
  return list;
}

Json counts_json(const formats::RowCounts& c) {
  return {{"rows", c.rows},       {"working", c.working},   {"warmup", c.warmup},
          {"failure", c.failure}, {"drop", c.drop},         {"rest_timers", c.rest_timers},
          {"notes", c.notes},     {"not_done", c.not_done}, {"not_understood", c.not_understood}};
}

Json names_json(const std::vector<formats::NameFate>& fates) {
  Json names = Json::array();
  for (const formats::NameFate& fate : fates) {
    names.push_back({{"name", fate.name},
                     {"sets", fate.sets},
                     {"slug", text_or_null(fate.slug)},
                     {"perhaps", text_or_null(fate.suggested)}});
  }
  return names;
}

void end_answer(Json& answer, std::optional<std::int64_t> change) {
  answer["imported"] = change.has_value();
  if (change) answer["change"] = *change;
}

}  // namespace

std::string import_answer(const std::string& file, const formats::ImportPreview& preview,
                          const std::vector<formats::NameFate>& fates,
                          const formats::ImportPlan& plan, std::optional<std::int64_t> change) {
  Json unused = Json::array();
  for (const formats::UnusedColumn& column : preview.unused) {
    unused.push_back({{"name", column.name}, {"filled_cells", column.filled_cells}});
  }
  Json answer = begin_answer("import");
  answer["file"] = file;
  answer["source"] = preview.source;
  answer["form"] = preview.form;
  answer["sessions"] = preview.sessions.size();
  answer["counts"] = counts_json(preview.counts);
  answer["new_sets"] = plan.new_sets;
  answer["already_there"] = plan.already_there;
  answer["removed_since"] = plan.removed_since;
  answer["differing"] = differing_json(plan.differing);
  answer["replacing"] = differing_json(plan.replaced);
  answer["renamed"] = named_json(plan.renamed);
  answer["kept"] = named_json(plan.kept);
  answer["left_out"] = left_out_json(plan.left_out);
  answer["names"] = names_json(fates);
  answer["unused_columns"] = std::move(unused);
  answer["not_understood"] = problems_json(preview.not_understood);
  answer["remarks"] = problems_json(formats::all_remarks(preview, plan));
  end_answer(answer, change);
  return json_text(answer);
}

std::string import_answer(const std::string& file, const LogData& read, const ExportCounts& counts,
                          const std::vector<formats::LeftOutSet>& questionable,
                          std::optional<std::int64_t> change) {
  Json answer = begin_answer("import");
  answer["file"] = file;
  answer["source"] = "dowel";
  answer["form"] = "an export of Dowel";
  answer["athletes"] = read.athletes.size();
  answer["sessions"] = read.sessions.size();
  answer["sets"] = read.sets.size();
  answer["added"] = counts.added;
  answer["replaced"] = counts.replaced;
  answer["same"] = counts.same;
  answer["questionable"] = left_out_json(questionable);
  end_answer(answer, change);
  return json_text(answer);
}

}  // namespace dowel::report

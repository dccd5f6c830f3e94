#include "knowledge/load_foreign_words.h"

#include <charconv>

#include "knowledge/own_reader.h"
#include "knowledge/toml_reader.h"

namespace dowel {
namespace {

constexpr std::size_t kMonths = 12;

LanguageWords read_language(const TomlTable& table) {
  LanguageWords words;
  words.id = table.text("id");
  words.months = table.text_lists("months");
  if (!words.months.empty() && words.months.size() != kMonths) {
    table.refuse("months", "a year has twelve months", "give one list of forms for each");
  }
  words.weekdays = table.texts("weekdays");
  words.before_noon = table.texts("before_noon");
  words.after_noon = table.texts("after_noon");
  words.beside_dates = table.texts("beside_dates");
  words.hours = table.texts("hours");
  words.minutes = table.texts("minutes");
  words.seconds = table.texts("seconds");
  words.rest_timer = table.texts("rest_timer");
  words.note = table.texts("note");
  words.warm_up = table.texts("warm_up");
  words.drop = table.texts("drop");
  words.failure = table.texts("failure");
  words.assisted = table.texts("assisted");
  static_cast<void>(table.text_or_empty("evidence"));
  if (table.has("columns")) {
    const TomlTable columns = table.table("columns");
    for (const std::string& key : columns.keys()) words.columns[key] = columns.texts(key);
  }
  return words;
}

FitCategory read_category(const TomlTable& table) {
  FitCategory category{.number = table.integer("number", {0, 65535}), .name = table.text("name")};
  for (const std::string& entry : table.texts("exercises")) {
    int number = 0;
    const auto [end, problem] = std::from_chars(entry.data(), entry.data() + entry.size(), number);
    const auto digits = static_cast<std::size_t>(end - entry.data());
    if (problem != std::errc{} || digits + 1 >= entry.size() || entry[digits] != ' ') {
      table.refuse("exercises", "'" + entry + "' is no number with a name behind it",
                   "write for example \"0 barbell deadlift\"");
      break;
    }
    category.exercises[number] = entry.substr(digits + 1);
  }
  return category;
}

Result<TomlDocument> parse(const std::vector<KnowledgeFile>& files, std::string_view name) {
  auto text = file_text(files, name);
  DOWEL_TRY(text);
  return TomlDocument::parse(*text, std::string{name});
}

}  // namespace

Result<ForeignWords> load_foreign_words(const std::vector<KnowledgeFile>& files) {
  auto document = parse(files, kForeignWordsFile);
  DOWEL_TRY(document);
  ForeignWords words;
  for (const TomlTable& table : document->root().tables("language")) {
    words.languages.push_back(read_language(table));
  }
  for (const TomlTable& table : document->root().tables("stock_name")) {
    words.stock_names.push_back(
        {table.text("language"), table.text("exercise"), table.texts("names")});
  }
  DOWEL_TRY(document->finish());
  return words;
}

Result<std::vector<FitCategory>> load_fit_exercises(const std::vector<KnowledgeFile>& files) {
  auto document = parse(files, kFitExercisesFile);
  DOWEL_TRY(document);
  std::vector<FitCategory> categories;
  for (const TomlTable& table : document->root().tables("fit_category")) {
    categories.push_back(read_category(table));
  }
  DOWEL_TRY(document->finish());
  return categories;
}

Result<ForeignWords> load_foreign_words() {
  auto files = files_by_environment();
  DOWEL_TRY(files);
  return load_foreign_words(*files);
}

Result<std::vector<FitCategory>> load_fit_exercises() {
  auto files = files_by_environment();
  DOWEL_TRY(files);
  return load_fit_exercises(*files);
}

}  // namespace dowel

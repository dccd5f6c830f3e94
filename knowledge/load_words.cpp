#include "knowledge/load_words.h"

#include "knowledge/own_reader.h"
#include "knowledge/toml_reader.h"

namespace dowel {

Result<std::vector<SaidWords>> load_words(const std::vector<KnowledgeFile>& files) {
  const Result<std::string_view> text = file_text(files, kWordsFile);
  DOWEL_TRY(text);
  Result<TomlDocument> document = TomlDocument::parse(*text, std::string(kWordsFile));
  DOWEL_TRY(document);
  std::vector<SaidWords> words;
  for (const TomlTable& table : document->root().tables("word")) {
    SaidWords entry;
    entry.what = read_choice<WordFor>(table, "what");
    entry.id = table.text("id");
    for (const std::string& said : table.texts("said")) {
      entry.said.push_back(plain_word(said));
      if (const std::string* before = meant_by(words, entry.what, said)) {
        table.refuse("said", "'" + said + "' already means " + *before, "keep it in one row");
      }
    }
    words.push_back(std::move(entry));
  }
  DOWEL_TRY(document->finish());
  return words;
}

}  // namespace dowel

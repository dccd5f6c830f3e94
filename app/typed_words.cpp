#include "app/typed_words.h"

#include "core/catalogue/knowledge.h"
#include "knowledge/load_words.h"

namespace dowel::app {
namespace {

Result<std::vector<SaidWords>> read_words() {
  const auto files = files_by_environment();
  DOWEL_TRY(files);
  return load_words(*files);
}

// Read once, and only when somebody types a word that Dowel does not use itself. A mistake in a
// changed words.toml leaves Dowel's own words, and comes up where the knowledge is read.
const std::vector<SaidWords>& said_words() {
  static const std::vector<SaidWords> words = read_words().value_or(std::vector<SaidWords>{});
  return words;
}

// The nearest own word, by what people call it, too.
std::string nearest_own(std::optional<WordFor> what, const std::string& typed,
                        const std::vector<std::string>& own) {
  std::vector<std::string> candidates = own;
  for (const SaidWords& entry : said_words()) {
    if (what && entry.what == *what) {
      candidates.insert(candidates.end(), entry.said.begin(), entry.said.end());
    }
  }
  const auto nearest = nearest_words(plain_word(typed), candidates, 1);
  if (nearest.empty()) return {};
  const auto meant = what ? meant_word(*what, nearest.front()) : std::nullopt;
  return meant.value_or(nearest.front());
}

}  // namespace

std::optional<std::string> meant_word(WordFor what, const std::string& typed) {
  const std::string* meant = meant_by(said_words(), what, typed);
  return meant ? std::optional(*meant) : std::nullopt;
}

Result<std::string> known_word(std::optional<WordFor> what, const std::string& kind,
                               const std::string& typed, const std::vector<std::string>& own) {
  const std::string plain = plain_word(typed);
  for (const std::string& word : own) {
    if (plain_word(word) == plain) return word;
  }
  if (what) {
    if (auto meant = meant_word(*what, typed)) return std::move(*meant);
  }
  const std::string nearest = nearest_own(what, typed, own);
  std::string all;
  for (const std::string& word : own) all += (all.empty() ? "" : ", ") + word;
  std::string hint;
  if (!nearest.empty()) hint.append("did you mean ").append(nearest).append("? ");
  hint.append("there are: ").append(all);
  return fail(ErrorCode::kUsage, kind + " '" + typed + "' is not known", hint);
}

std::string sign_hint(const Knowledge& knowledge, const std::vector<std::string>& typed) {
  for (const std::string& word : typed) {
    const std::string plain = " " + plain_word(word) + " ";
    for (const SignRule& sign : knowledge.signs) {
      if ((" " + plain_word(sign.name) + " ").find(plain) == std::string::npos) continue;
      std::string hint = "'" + word + "' names a sign, " + sign.id + " (" + sign.name +
                         "); what may lie behind it:";
      for (const auto& named : sign.causes) {
        hint.append(&named == &sign.causes.front() ? " " : ", ").append(named.cause);
      }
      return hint.append(". Say one of these, or read 'dowel explain ").append(sign.id).append("'");
    }
  }
  return {};
}

}  // namespace dowel::app

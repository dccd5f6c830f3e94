#pragma once

#include "core/base/reason.h"
#include "core/catalogue/sentence.h"

namespace dowel {

/// A sentence of the knowledge as a reason, with its values put in.
inline Reason because(const Sentence& sentence, std::initializer_list<Filling> fillings = {}) {
  return {fill(sentence.text, fillings), sentence.rules, sentence.sources, sentence.remedies};
}

/// A phrase of the knowledge, with its values put in.
inline std::string say(const Phrase& phrase, std::initializer_list<Filling> fillings = {}) {
  return fill(phrase.text, fillings);
}

/// A phrase with its remedies.
inline Advice advise(const Phrase& phrase, std::initializer_list<Filling> fillings = {}) {
  return {fill(phrase.text, fillings), phrase.remedies};
}

}  // namespace dowel

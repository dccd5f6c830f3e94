#pragma once

#include <string>
#include <string_view>

namespace dowel {

/// What the names of one exercise that the catalogue does not know have in common: small letters
/// and digits, one blank between words, and no word for the barbell. "Bench Press (Barbell)" and
/// "bench press" are one, "Bench Press (Dumbbell)" is another. Letters beyond ASCII stay as they
/// are; a name of nothing else stays whole.
std::string free_name_key(std::string_view name);

}  // namespace dowel

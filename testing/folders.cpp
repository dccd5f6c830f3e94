#include "testing/folders.h"

namespace dowel {

std::filesystem::path source_folder() { return DOWEL_SOURCE_DIR; }

std::filesystem::path build_folder() { return DOWEL_BINARY_DIR; }

}  // namespace dowel

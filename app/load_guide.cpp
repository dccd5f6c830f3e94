#include "app/load_guide.h"

#include "knowledge/load_how_to.h"
#include "knowledge/load_poses.h"

namespace dowel::app {

Result<std::vector<HowTo>> load_how_to_words(const Knowledge& knowledge) {
  const auto files = files_by_environment();
  DOWEL_TRY(files);
  return load_how_to(*files, knowledge);
}

Result<report::Guide> load_guide(const Knowledge& knowledge) {
  const auto files = files_by_environment();
  DOWEL_TRY(files);
  auto how_to = load_how_to(*files, knowledge);
  DOWEL_TRY(how_to);
  auto figures = load_poses(*files, knowledge);
  DOWEL_TRY(figures);
  return report::Guide{std::move(*how_to), std::move(*figures)};
}

}  // namespace dowel::app

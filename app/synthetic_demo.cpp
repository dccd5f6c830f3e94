#include "app/synthetic_demo.h"

#include "vision/synthetic_film.h"
#include "vision/video_writer.h"

namespace dowel::app {

Result<void> write_synthetic_film(const std::filesystem::path& target) {
  SyntheticMotion motion = make_synthetic_motion(SyntheticExercise::kKettlebellDeadlift, 5);
  motion.start = SyntheticStart::kBeforePick;
  motion.faults.rounding_mm = 14;
  motion.faulty_reps = {3, 4};
  SyntheticCamera camera;
  auto film = vision::SyntheticFilm::make(make_synthetic_body(), motion, camera);
  DOWEL_TRY(film);
  auto first = film->frame(0);
  DOWEL_TRY(first);
  auto writer = vision::VideoWriter::create(target, first->width_px, first->height_px);
  DOWEL_TRY(writer);
  for (std::size_t i = 0; i < film->frame_count(); ++i) {
    auto frame = film->frame(i);
    DOWEL_TRY(frame);
    DOWEL_TRY(writer->write(*frame));
  }
  return writer->finish();
}

}  // namespace dowel::app

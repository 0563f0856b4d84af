// How socle-brick-host tells a probe's outcome to the kernel: by exit code; the first line of its
// output is the dynamic linker's message, the library's stamp, or, when all is well, its name (the
// second line is then the stamp).
#pragma once

namespace socle::kernel {

inline constexpr int kProbeFine = 0;
inline constexpr int kProbeWrongUse = 2;
inline constexpr int kProbeNotLoaded = 3;
inline constexpr int kProbeNoDescriptor = 4;
inline constexpr int kProbeWrongStamp = 5;

}  // namespace socle::kernel

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

// A run takes hundreds of megabytes in small pieces, on several threads, and gives back nearly nothing before it ends. As glibc is set up, each page of it
// costs a system call that makes it writable and a fault that fetches it; that is one part in twenty of all the time.

/// Has the allocator of each thread make its memory writable in pieces of 64 MB, which is what it reserves. What is not used of it costs nothing.
///
/// To be called once, before there are threads. Elsewhere than with glibc it does nothing.
func takeMemoryInLargePieces() {
  #if canImport(Glibc)
  // The module has no declaration of it.
  guard let mallopt = dlsym(nil, "mallopt") else { return }
  let topPad: CInt = -2  // M_TOP_PAD
  _ = unsafeBitCast(mallopt, to: (@convention(c) (CInt, CInt) -> CInt).self)(topPad, CInt(arenaSize))
  #endif
}

/// Asks for pages of 2 MB for the memory that the calling thread is going to take next.
///
/// It is advice: where the system has no such pages, or the allocator takes memory elsewhere, nothing changes.
func useLargePages() {
  #if canImport(Glibc)
  guard let piece = malloc(pageSize) else { return }
  defer { free(piece) }
  // What a thread takes next lies behind what it took last, up to the end of its arena.
  let start = (UInt(bitPattern: piece) + UInt(pageSize) - 1) & ~UInt(pageSize - 1)
  let end = (start | UInt(arenaSize - 1)) + 1
  _ = madvise(UnsafeMutableRawPointer(bitPattern: start), Int(end - start), 14 /* MADV_HUGEPAGE */)
  #endif
}

/// That of an arena of glibc begins and ends at a multiple of it.
private let arenaSize = 64 << 20
private let pageSize = 4096

// What a module of C includes comes with it: nothing else is imported here.
import CSystem

func systemLibrary(child: Int32) async {
  _ = waitpid(child, nil, 0)  // finding: blocking-process
  _ = waitpid(child, nil, WNOHANG)  // silent
}

struct Nursery {
  func waitpid(_ child: Int32, _ status: Int?, _ options: Int32) -> Int32 { child }
  func reap(child: Int32) async {
    _ = waitpid(child, nil, 0)  // silent
    _ = self.waitpid(child, nil, 0)  // silent
  }
}

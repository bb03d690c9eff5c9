import Foundation
import Marked

func ofThePackage(path: String, handle: Handle) async {
  _ = loadNow(path)  // finding: blocking-file-io
  notForAsync {}  // silent
  _ = Handle(opening: path)  // finding: blocking-wait
  _ = Handle.init(opening: path)  // finding: blocking-wait
  handle.join()  // finding: blocking-wait
  _ = handle.result  // finding: blocking-wait
  Handle.prepare()  // finding: blocking-sleep
  _ = handle[1]  // finding: blocking-sleep
  _ = Handle()  // silent
}

func inOtherPlaces(handle: Handle?, handles: [Handle]) async {
  handle?.join()  // finding: blocking-wait
  for each in handles { each.join() }  // finding: blocking-wait
  defer { handles.first?.join() }  // finding: blocking-wait
  let text = "\(handles[0].result)"  // finding: blocking-wait
  if case 1? = handle?.result { print(text) }  // finding: blocking-wait
  switch handles[0].result {  // finding: blocking-wait
  case 1: Handle.prepare()  // finding: blocking-sleep
  default: break
  }
  guard let one = handles.first else { return }
  one.join()  // finding: blocking-wait
}

func inClosures(handle: Handle) async {
  Task { handle.join() }  // finding: blocking-wait
  Task.detached { handle.join() }  // finding: blocking-wait
  await withTaskGroup(of: Void.self) { group in
    group.addTask { handle.join() }  // finding: blocking-wait
    handle.join()  // finding: blocking-wait
  }
  async let two: Int = handle.result  // finding: blocking-wait
  let later = { () async in handle.join() }  // finding: blocking-wait
  await later()
  _ = await two
}

actor Keeper {
  let handle = Handle()

  func keep() async {
    handle.join()  // finding: blocking-wait
  }

  var kept: Int {
    get async { handle.result }  // finding: blocking-wait
  }
}

func locks(
  lock: NSLock, recursive: NSRecursiveLock, condition: NSCondition, conditionLock: NSConditionLock, date: Date
) async {
  lock.lock()  // silent
  lock.unlock()  // silent
  _ = lock.try()  // silent
  _ = lock.lock(before: date)  // finding: blocking-lock
  recursive.lock()  // silent
  recursive.unlock()  // silent
  _ = recursive.lock(before: date)  // finding: blocking-lock
  condition.lock()  // silent
  condition.wait()  // finding: blocking-wait
  _ = condition.wait(until: date)  // finding: blocking-wait
  condition.signal()  // silent
  condition.unlock()  // silent
  conditionLock.lock(whenCondition: 1)  // finding: blocking-lock
  _ = conditionLock.lock(whenCondition: 1, before: date)  // finding: blocking-lock
  conditionLock.unlock(withCondition: 2)  // silent
}

func threads(operation: Operation, queue: OperationQueue, date: Date) async {
  Thread.sleep(forTimeInterval: 1)  // finding: blocking-sleep
  Thread.sleep(until: date)  // finding: blocking-sleep
  _ = Thread.current  // silent
  operation.waitUntilFinished()  // finding: blocking-wait
  queue.waitUntilAllOperationsAreFinished()  // finding: blocking-wait
  queue.addOperations([operation], waitUntilFinished: true)  // finding: blocking-wait
  queue.addOperations([operation], waitUntilFinished: false)  // silent
  RunLoop.main.run(until: date)  // finding: blocking-wait
  RunLoop.current.run()  // finding: blocking-wait
}

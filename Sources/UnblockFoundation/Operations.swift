public import Foundation
public import UnblockRuntime

extension Operation {
  /// The calls that wait for the operation, as ones that suspend the task.
  public var unblocked: UnblockedCalls<Operation> { UnblockedCalls(self) }
}

extension UnblockedCalls<Operation> {
  /// `Operation.waitUntilFinished()`. Its `completionBlock` stays what it is. Cancelling the task does not end the wait.
  ///
  /// As ever, it never returns if nobody starts the operation.
  public nonisolated(nonsending) func waitUntilFinished() async { await waitUntilAllAreFinished([base]) }
}

extension OperationQueue {
  /// The calls that wait for operations, as ones that suspend the task.
  public var unblocked: UnblockedCalls<OperationQueue> { UnblockedCalls(self) }
}

extension UnblockedCalls<OperationQueue> {
  /// `OperationQueue.waitUntilAllOperationsAreFinished()`: those that are added meanwhile are waited for, too. Cancelling the task does not end the wait.
  public nonisolated(nonsending) func waitUntilAllOperationsAreFinished() async {
    while true {
      let operations = base.operations.filter { !$0.isFinished }
      if operations.isEmpty { return }
      await waitUntilAllAreFinished(operations)
    }
  }

  /// `OperationQueue.addOperations(_:waitUntilFinished:)`.
  public nonisolated(nonsending) func addOperations(_ operations: [Operation], waitUntilFinished waits: Bool) async {
    for operation in operations { base.addOperation(operation) }
    if waits { await waitUntilAllAreFinished(operations) }
  }
}

/// Waits for the operations by one that depends on them, in a queue of its own: so nothing of theirs is touched, and no thread is held.
private nonisolated(nonsending) func waitUntilAllAreFinished(_ operations: [Operation]) async {
  await withCheckedContinuation { continuation in
    let last = BlockOperation { continuation.resume() }
    for operation in operations { last.addDependency(operation) }
    waitingQueue.addOperation(last)
  }
}

/// Where waiting tasks are resumed.
private let waitingQueue = OperationQueue()

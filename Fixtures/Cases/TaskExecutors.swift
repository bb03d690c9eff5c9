// Tasks that prefer an executor: one of its own threads, or the pool again.
import Foundation

final class QueueExecutor: SerialExecutor, TaskExecutor {
    private let queue = DispatchQueue(label: "blocking")

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
    }

    func asUnownedSerialExecutor() -> UnownedSerialExecutor { UnownedSerialExecutor(ordinary: self) }
    func asUnownedTaskExecutor() -> UnownedTaskExecutor { UnownedTaskExecutor(ordinary: self) }
}

func preferring() async {
    let threads = QueueExecutor()
    await withTaskExecutorPreference(threads) {
        sleep(1)  // silent
    }
    Task(executorPreference: threads) {
        sleep(1)  // silent
        Task {
            sleep(1)  // finding: blocking-sleep
        }
    }
    await withTaskGroup(of: Void.self) { group in
        group.addTask(executorPreference: threads) {
            sleep(1)  // silent
        }
        group.addTask {
            sleep(1)  // finding: blocking-sleep
        }
    }
    Task(executorPreference: globalConcurrentExecutor) {
        sleep(1)  // missed alarm: blocking-sleep
    }
}

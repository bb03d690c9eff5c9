internal import Foundation
internal import UnblockRuntime

/// Runs `body`, and throws what Foundation would for the errors of the system.
nonisolated(nonsending) func withCocoaErrors<T>(isReading: Bool, _ body: nonisolated(nonsending) () async throws -> T) async throws -> T {
  do {
    return try await body()
  } catch let error as SystemError {
    throw CocoaError(cocoaCode(error.code, isReading: isReading), userInfo: [NSUnderlyingErrorKey: posixError(error.code)])
  }
}

private func posixError(_ code: Int32) -> NSError { NSError(domain: NSPOSIXErrorDomain, code: Int(code)) }

private func cocoaCode(_ code: Int32, isReading: Bool) -> CocoaError.Code {
  switch code {
  case ENOENT: isReading ? .fileReadNoSuchFile : .fileNoSuchFile
  case EPERM, EACCES: isReading ? .fileReadNoPermission : .fileWriteNoPermission
  case EFBIG where isReading: .fileReadTooLarge
  case ENOSPC, EDQUOT: isReading ? .fileReadUnknown : .fileWriteOutOfSpace
  case EROFS where !isReading: .fileWriteVolumeReadOnly
  default: isReading ? .fileReadUnknown : .fileWriteUnknown
  }
}

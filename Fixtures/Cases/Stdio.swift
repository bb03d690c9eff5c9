// The C library's buffered files, and what it does with whole disks.
import Foundation

func reads(_ file: UnsafeMutablePointer<FILE>) async {
    var buffer = [CChar](repeating: 0, count: 256)
    fread(&buffer, 1, 256, file)  // finding: blocking-file-io
    fgets(&buffer, 256, file)  // finding: blocking-file-io
    fwrite(buffer, 1, 256, file)  // finding: blocking-file-io
    fseek(file, 0, SEEK_SET)  // silent
    _ = feof(file)  // silent
    fclose(file)  // silent
}

func opens(_ path: String) async {
    if let file = fopen(path, "r") {  // silent
        _ = fileno(file)  // silent
    }
    var directory = stat()
    lstat(path, &directory)  // silent
    mkdir(path, 0o755)  // silent
    rename(path, path + "~")  // silent
}

func syncs(_ descriptor: Int32) async {
    fsync(descriptor)  // finding: blocking-file-io
    var buffer = [UInt8](repeating: 0, count: 16)
    pread(descriptor, &buffer, 16, 0)  // finding: blocking-file-io
    pwrite(descriptor, buffer, 16, 0)  // finding: blocking-file-io
}

func pipes() async -> Int32 {
    let child = popen("ls", "r")  // silent
    return pclose(child)  // finding: blocking-process
}

func plugins(_ path: String) async {
    _ = dlopen(path, RTLD_NOW)  // finding: blocking-file-io
}

func memory() async {
    let block = malloc(100)  // silent
    memset(block!, 0, 100)  // silent
    free(block)  // silent
    _ = strlen("text")  // silent
    _ = getenv("HOME")  // silent
    _ = time(nil)  // silent
}

// Base is not imported here, and its members are called all the same.
import Middle

func through(_ cabinet: Cabinet, _ circle: Circle, _ square: Square) async {
    _ = openDisk().read()  // finding: blocking-sleep
    _ = openDisk().name()  // silent
    _ = cabinet.disk.read()  // finding: blocking-sleep
    _ = cabinet.drive.read()  // finding: blocking-sleep
    _ = cabinet.drive.name()  // silent
    openSession().start()  // finding: blocking-sleep  // trace: Session.start() > Session.log() > usleep(_:)
    let drive: Drive = openDisk()
    _ = drive.read()  // finding: blocking-sleep
    _ = circle.area()  // silent
    _ = square.area()  // finding: blocking-sleep
    Circle.prepare()  // silent
    Square.prepare()  // finding: blocking-sleep
    type(of: circle).prepare()  // silent
    type(of: square).prepare()  // finding: blocking-sleep
    _ = circle.describe()  // silent
    _ = square.describe()  // finding: blocking-sleep
}

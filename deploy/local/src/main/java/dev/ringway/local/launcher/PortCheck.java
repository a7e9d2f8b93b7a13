package dev.ringway.local.launcher;

import dev.ringway.local.server.FreePorts;
import java.util.List;
import java.util.stream.Collectors;

/** Looks whether every port is free before anything is started. */
final class PortCheck {

    private PortCheck() {}

    /** @throws LauncherException that names each taken port and the setting that moves it */
    static void run(Settings settings, List<Port> ports) {
        refuseSharedPorts(settings, ports);
        List<Port> taken = ports.stream()
                .filter(port -> !FreePorts.isFree(settings.port(port)))
                .toList();
        if (!taken.isEmpty()) {
            throw new LauncherException(taken.stream()
                    .map(port -> "port %d is taken; %s moves it".formatted(settings.port(port), port.setting()))
                    .collect(Collectors.joining(
                            System.lineSeparator(),
                            "Nothing was started:" + System.lineSeparator(),
                            System.lineSeparator() + "RINGWAY_PORT_OFFSET moves all at once.")));
        }
    }

    /** Two parts on one port: the second could not start, and the first would answer for it. */
    private static void refuseSharedPorts(Settings settings, List<Port> ports) {
        ports.stream().collect(Collectors.groupingBy(settings::port)).forEach((number, sharing) -> {
            if (sharing.size() > 1) {
                throw new LauncherException("Nothing was started: port %d is given to %s; give each its own"
                        .formatted(number, sharing.stream().map(Port::setting).collect(Collectors.joining(" and "))));
            }
        });
    }
}

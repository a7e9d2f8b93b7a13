package dev.ringway.local.launcher;

import dev.ringway.local.server.FreePorts;
import java.util.List;
import java.util.stream.Collectors;

/** Looks whether every port is free before anything is started. */
final class PortCheck {

    private PortCheck() {}

    /** @throws LauncherException that names each taken port and the setting that moves it */
    static void run(Settings settings, List<Port> ports) {
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
}

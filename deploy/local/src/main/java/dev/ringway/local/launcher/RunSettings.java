package dev.ringway.local.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The settings that the running system was started with. Commands in another shell, which may have none of them or others, find
 * the same ports and servers, and start parts again by the same rules.
 */
record RunSettings(Home home) {

    void keep(Map<String, String> environment) throws IOException {
        SettingNames names = SettingNames.of(home.root());
        Map<String, String> kept = new TreeMap<>(environment);
        kept.keySet().removeIf(name -> !names.isSetting(name));
        file().write(kept);
    }

    Map<String, String> over(Map<String, String> environment) throws IOException {
        SettingNames names = SettingNames.of(home.root());
        Map<String, String> whole = new HashMap<>(environment);
        whole.keySet().removeIf(names::isSetting);
        whole.putAll(file().read());
        return whole;
    }

    private PrivateProperties file() {
        Path path = home.run().resolve("settings.properties");
        return new PrivateProperties(path);
    }
}

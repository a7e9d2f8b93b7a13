package dev.ringway.local.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

@Command(name = "correct", description = "Data to be replayed instead of the original.")
final class DeadLettersCorrectCommand implements Callable<Integer> {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Mixin
    private DeadLettersTarget target;

    @Parameters(paramLabel = "<id>", description = "As the list shows it.")
    private String id;

    @Option(
            names = "--data",
            required = true,
            paramLabel = "<file>",
            description = "The event's whole data in JSON; - reads them from the input. Start from what show prints.")
    private String file;

    @Option(names = "--why", required = true, description = "For those who look later.")
    private String why;

    @Override
    public Integer call() throws IOException, InterruptedException {
        DeadLettersApi api = target.of(id, Token.Role.admin);
        String tag = api.show(id).tag();
        DeadLettersCommand.print(api.correct(id, tag, data(), why));
        return 0;
    }

    /** JSON, or the text itself where it is none: a parked form is corrected as the form that it is. */
    private Object data() throws IOException {
        byte[] bytes = file.equals("-") ? System.in.readAllBytes() : read(Path.of(file));
        try {
            return JSON.readValue(bytes, Object.class);
        } catch (JacksonException notJson) {
            return new String(bytes, StandardCharsets.UTF_8).strip();
        }
    }

    private static byte[] read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new LauncherException("there is no file " + file);
        }
        return Files.readAllBytes(file);
    }
}

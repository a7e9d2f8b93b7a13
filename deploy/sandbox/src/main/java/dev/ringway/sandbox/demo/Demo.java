package dev.ringway.sandbox.demo;

import dev.ringway.sandbox.callback.Disorder;
import dev.ringway.sandbox.client.LocalTwilio;
import dev.ringway.sandbox.demo.DayResult.Figures;
import java.io.Console;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * A day in the life of the running system. Ends with 0 when the store has every call as the sandbox knows it, with 1 when
 * one differs, with 2 when the demo itself could not be run.
 */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Places calls of all kinds through the sandbox and checks what the system stored of them.",
        footer = {
            "",
            "Environment: CALL_STORE_URL, SANDBOX_URL, PUBLIC_BASE_URL, TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN,",
            "RINGWAY_TOKEN (a viewer's)."
        })
public final class Demo implements Callable<Integer> {

    @Option(names = "--calls", defaultValue = "60", description = "how many calls (default: ${DEFAULT-VALUE})")
    private int calls;

    @Option(names = "--pace", defaultValue = "2", description = "calls placed per second (default: ${DEFAULT-VALUE})")
    private double pace;

    @Option(
            names = "--disorder",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "callbacks doubled, late and out of order (default: on)")
    private boolean disorder;

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "the same seed, the same day (default: ${DEFAULT-VALUE})")
    private long seed;

    @Option(
            names = "--patience",
            defaultValue = "180",
            description = "seconds that everything may take after the last call (default: ${DEFAULT-VALUE})")
    private int patience;

    @Option(
            names = "--voice",
            description = "calls ask for TwiML at the system's voice URL and hold conversations (default: off)")
    private boolean voice;

    @Option(
            names = "--agent",
            defaultValue = "agent_demo",
            description = "named in the voice URL (default: ${DEFAULT-VALUE})")
    private String agent;

    @Option(names = "--record", description = "calls are recorded (default: off)")
    private boolean record;

    @Option(names = "--async-amd", description = "detection is told by a callback of its own (default: off)")
    private boolean asyncAmd;

    @Option(names = "--json", description = "the summary as JSON on standard output, progress on standard error")
    private boolean json;

    private final Map<String, String> environment;
    private final PrintStream out;
    private final PrintStream err;

    Demo(Map<String, String> environment, PrintStream out, PrintStream err) {
        this.environment = environment;
        this.out = out;
        this.err = err;
    }

    public static void main(String[] args) {
        System.exit(run(System.getenv(), System.out, System.err, args));
    }

    static int run(Map<String, String> environment, PrintStream out, PrintStream err, String... args) {
        return new CommandLine(new Demo(environment, out, err)).execute(args);
    }

    @Override
    public Integer call() {
        try {
            if (calls < 1 || calls > 100_000 || !(pace > 0) || patience < 1) {
                throw new IllegalArgumentException("--calls, --pace and --patience must be above 0.");
            }
            Figures figures = day(DemoSettings.from(environment)).figures();
            out.print(json ? JsonClient.JSON.writeValueAsString(figures) + "\n" : "\n" + Summary.of(figures));
            out.flush();
            return figures.allWell() ? 0 : 1;
        } catch (IllegalArgumentException | DemoFailure failure) {
            err.println(failure.getMessage());
        } catch (Away away) {
            err.println(away.getMessage() + ". Is the system up?");
        }
        return 2;
    }

    private DayResult day(DemoSettings settings) throws Away {
        try (var sandboxHttp = new JsonClient(settings.sandbox(), Optional.empty());
                var storeHttp = new JsonClient(settings.callStore(), Optional.of(settings.token()))) {
            var sandbox = new SandboxControl(sandboxHttp);
            var twilio = LocalTwilio.client(settings.sandbox(), settings.accountSid(), settings.authToken());
            var placing = new Placing(
                    twilio, sandbox, settings.webhooks(), new Placing.Extent(voice, record, asyncAmd, agent));
            placing.configure(DayPlan.OURS);
            boolean terminal = Optional.ofNullable(System.console())
                    .filter(Console::isTerminal)
                    .isPresent();
            var progress = new Progress(err, terminal);
            Disorder before = sandbox.disorder();
            sandbox.disorder(ordered());
            try {
                return new Day(DayPlan.of(calls, seed), placing, sandbox, new CallStore(storeHttp), progress)
                        .run(pace, Duration.ofSeconds(patience));
            } finally {
                sandbox.disorder(before);
                placing.restore();
            }
        }
    }

    private Disorder ordered() {
        return Disorder.of(disorder ? 20 : 0, disorder ? 20 : 0, 0, disorder ? 10 : 0, disorder ? 1500 : 0)
                .seeded(seed);
    }
}

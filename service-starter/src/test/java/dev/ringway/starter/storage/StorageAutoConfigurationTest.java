package dev.ringway.starter.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.starter.StarterSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.core.NestedExceptionUtils;
import software.amazon.awssdk.services.s3.S3Client;

class StorageAutoConfigurationTest {

    @TempDir
    private Path folder;

    private final ApplicationContextRunner service = new ApplicationContextRunner()
            .withInitializer(StarterSettings::addDefaults)
            .withConfiguration(AutoConfigurations.of(StorageAutoConfiguration.class));

    @Test
    void aServiceWithoutLargeObjectsNeedsNoSettings() {
        service.run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void whoeverAsksForItWithoutSettingsIsToldWhichToSet() {
        service.run(context -> assertThat(refusal(context)).contains("not set", "OBJECT_STORAGE_DIR", "_S3_BUCKET"));
    }

    @Test
    void aFolderAndABucketAreTooMuch() {
        service.withPropertyValues("OBJECT_STORAGE_DIR=" + folder, "OBJECT_STORAGE_S3_BUCKET=objects")
                .run(context -> assertThat(refusal(context)).contains("Two object storages"));
    }

    @Test
    void aFolderThatCannotBeUsedIsNamed() throws Exception {
        Path file = Files.createFile(folder.resolve("a-file"));
        service.withPropertyValues("OBJECT_STORAGE_DIR=" + file)
                .run(context -> assertThat(refusal(context)).contains("OBJECT_STORAGE_DIR cannot be used"));
    }

    @Test
    void theSettingsChoose() {
        service.withPropertyValues("OBJECT_STORAGE_DIR=" + folder.resolve("made"))
                .run(context -> assertThat(context.getBean(ObjectStorage.class)).isInstanceOf(FolderStorage.class));
        service.withPropertyValues("OBJECT_STORAGE_S3_BUCKET=objects", "OBJECT_STORAGE_S3_ENDPOINT=http://localhost:1")
                .run(context -> assertThat(context.getBean(ObjectStorage.class)).isInstanceOf(S3Storage.class));
    }

    @Test
    void withoutTheClientAFolderWorksAndABucketIsRefused() {
        ApplicationContextRunner without =
                service.withClassLoader(new FilteredClassLoader(S3Client.class.getPackageName()));
        without.withPropertyValues("OBJECT_STORAGE_DIR=" + folder)
                .run(context -> assertThat(context.getBean(ObjectStorage.class)).isInstanceOf(FolderStorage.class));
    }

    private static String refusal(ApplicationContext context) {
        try {
            return "made " + context.getBean(ObjectStorage.class);
        } catch (BeanCreationException refused) {
            return String.valueOf(
                    NestedExceptionUtils.getMostSpecificCause(refused).getMessage());
        }
    }
}

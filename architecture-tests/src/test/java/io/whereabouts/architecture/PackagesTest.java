package io.whereabouts.architecture;

import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.jspecify.annotations.NullMarked;

@AnalyzeClasses(
        packages = "io.whereabouts",
        importOptions = {ImportOption.DoNotIncludeTests.class, WithoutTestJars.class})
class PackagesTest {
    @ArchTest
    static final ArchRule every_package_is_null_marked = classes()
            .should(be(DescribedPredicate.describe(
                    "in a package whose package-info.java says what it is and is @NullMarked",
                    (JavaClass type) -> type.getPackage().isAnnotatedWith(NullMarked.class))))
            .because("NullAway checks null-marked packages only");
}

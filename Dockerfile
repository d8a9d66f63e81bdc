# A reproducible run. Pinning needs real CPUs: give the container some of its own, for example
#   docker build --tag dyno . && docker run --rm --cpuset-cpus 2-5 --cap-add SYS_NICE dyno
# The JDK image is pinned by tag; pin it by digest where your registry policy asks for that.
FROM eclipse-temurin:25-jdk

RUN apt-get update \
    && apt-get install --yes --no-install-recommends g++ git maven \
    && rm -rf /var/lib/apt/lists/*

WORKDIR /dyno
COPY . .
# Build and fetch everything now, so that a run needs no network.
RUN mvn --batch-mode --no-transfer-progress --quiet -DskipTests package

ENTRYPOINT ["./run-bench.sh"]

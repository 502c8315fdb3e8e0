# docker build -t jueyi . && docker run --rm -v "$PWD:/data" jueyi label /data/resolution.pdf
# The page: docker run --rm -p 127.0.0.1:8600:8600 -v "$PWD:/data" jueyi serve --host 0.0.0.0 --folder /data/jueyi-desk
FROM python:3.12-slim
WORKDIR /src
COPY pyproject.toml README.md LICENSE ./
COPY pipeline pipeline
RUN pip install --no-cache-dir '.[app,ocr]' && useradd --create-home reader
USER reader
WORKDIR /data
ENTRYPOINT ["jueyi"]
CMD ["--help"]

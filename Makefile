# rasoat. `make analyze` and `make test` set themselves up; `make help` lists the rest.

CORPUS ?= corpus/demo
OUT    ?= out
AS_OF  ?=
JOBS   ?=
DATABASE ?=
KEEP   ?=
WHEELS ?=

PYTHON ?= $(firstword $(foreach p,python3.11 python3.12 python3.13 python3,$(shell command -v $(p) 2>/dev/null)))
VENV   := .venv
BIN    := $(VENV)/bin
RUN    := $(VENV)/.run-ready
DEV    := $(VENV)/.dev-ready
PIP    := $(BIN)/python -m pip install --quiet --disable-pip-version-check $(if $(WHEELS),--no-index --find-links "$(WHEELS)")

.DEFAULT_GOAL := help
.PHONY: help analyze schedule unschedule wheels test check bench demo docs screenshots site lock train clean browser recogniser office printer server scheduler

help: ## liệt kê những việc make làm được
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-11s %s\n", $$1, $$2}'
	@echo "  đặt thêm: CORPUS=$(CORPUS) OUT=$(OUT) AS_OF=YYYY-MM-DD (hôm nay) JOBS=N (mọi lõi) KEEP=số tuần giữ lại (8)"; echo "            DATABASE=TỆP hoặc postgresql://… (review/rasoat.sqlite3 cạnh OUT) WHEELS=thư mục gói khi không có mạng"

analyze: $(RUN) recogniser office ## rà soát văn bản trong CORPUS; báo cáo ở OUT/latest/index.html
	@$(BIN)/rasoat analyze --corpus "$(CORPUS)" --out "$(OUT)" $(if $(AS_OF),--as-of $(AS_OF)) $(if $(JOBS),--jobs $(JOBS)) $(if $(DATABASE),--database "$(DATABASE)") $(if $(KEEP),--keep $(KEEP))

schedule: $(RUN) ## đặt lịch: rà soát CORPUS vào OUT mỗi thứ Hai 06:00, bằng systemd hoặc cron
	@$(BIN)/rasoat schedule install --corpus "$(CORPUS)" --out "$(OUT)" $(if $(JOBS),--jobs $(JOBS)) $(if $(DATABASE),--database "$(DATABASE)") $(if $(KEEP),--keep $(KEEP))

unschedule: $(RUN) ## bỏ lịch ấy; báo cáo vẫn còn
	@$(BIN)/rasoat schedule remove --out "$(OUT)"

wheels: $(VENV)/bin/python ## tải vào thư mục WHEELS (wheels) mọi gói cần để cài khi không có mạng
	@$(BIN)/python -m pip download --quiet --disable-pip-version-check --require-hashes --dest "$(or $(WHEELS),wheels)" -r .ci/requirements-run.lock
	@echo "rasoat: $$(ls "$(or $(WHEELS),wheels)" | wc -l) gói trong $(or $(WHEELS),wheels); trên máy không có mạng: make analyze WHEELS=$(or $(WHEELS),wheels)"

test: $(DEV) browser recogniser office server scheduler ## chạy mọi kiểm thử
	@$(BIN)/python -m pytest -n auto --dist loadfile

check: $(DEV) ## kiểm tra mã nguồn: lỗi viết, trình bày, kiểu
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

bench: $(DEV) recogniser ## đo tốc độ và bộ nhớ so với bộ đọc PDF (cần ../shared/data hoặc BENCH_PDFS=THƯ-MỤC)
	@$(BIN)/python -m tests.bench $(if $(BENCH_PDFS),--pdfs "$(BENCH_PDFS)")

demo: $(DEV) printer ## dựng lại kho minh họa từ corpus/demo_sources
	@$(BIN)/python corpus/build_demo.py

train: $(DEV) ## huấn luyện lại các mô hình trong models/ (cần ../shared/data hoặc DATA=THƯ-MỤC); subject_end chỉ khi WITH=subject_end
	@$(BIN)/python -m pipeline.train --data "$(or $(DATA),../shared/data)" --gold tests/gold --out models $(addprefix --with ,$(WITH))

docs: $(DEV) ## viết lại phần docs/ sinh từ mã nguồn: lược đồ, trang quy tắc
	@$(BIN)/python -m pipeline.report.generate_docs

screenshots: $(DEV) browser recogniser office ## chụp lại hình trong hướng dẫn từ kho minh họa, vào docs/images
	@$(BIN)/python -m tests.screenshots

site: $(DEV) ## dựng tài liệu thành trang web trong build/site
	@$(BIN)/python -m pipeline.report.generate_docs build/docs
	@$(BIN)/mkdocs build --quiet --strict --config-file .ci/mkdocs.yml

lock: | $(VENV)/bin/python ## khóa lại phiên bản các thư viện của pyproject.toml, kèm mã băm
	@$(PIP) pip-tools
	@$(foreach extra,run dev,CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/pip-compile --quiet --generate-hashes --strip-extras --allow-unsafe --build-deps-for editable \
	  --no-emit-index-url --no-emit-find-links --no-emit-trusted-host $(if $(filter dev,$(extra)),--extra dev) \
	  --output-file .ci/requirements-$(extra).lock pyproject.toml;)

clean: ## xóa môi trường, bộ nhớ đệm và báo cáo trong out
	rm -rf $(VENV) .cache out build .mypy_cache .ruff_cache .pytest_cache *.egg-info

$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo "rasoat: cần Python 3.11 trở lên (chưa thấy python3.11)."; exit 1; }
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "rasoat: cần Python 3.11 trở lên; $(PYTHON) cũ hơn. Hãy chạy: make PYTHON=/đường/dẫn/python3.11 …"; exit 1; }
	@"$(PYTHON)" -m venv $(VENV) || { echo "rasoat: không tạo được môi trường ảo; trên Debian cần gói python3-venv."; exit 1; }

$(RUN): .ci/requirements-run.lock pyproject.toml | $(VENV)/bin/python
	@echo "rasoat: đang cài các thư viện đã khóa phiên bản (chỉ lần đầu)…"
	@$(PIP) --require-hashes -r .ci/requirements-run.lock
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

$(DEV): .ci/requirements-dev.lock $(RUN)
	@echo "rasoat: đang cài các công cụ kiểm thử (chỉ lần đầu)…"
	@$(PIP) --require-hashes -r .ci/requirements-dev.lock
	@touch $@

# A system program: there already, installed where we may, or one line on what its absence costs.
# On CI its absence is a failure.  $(1) a test for it, $(2) Debian packages, $(3) the cost.
define system_program
	@{ $(1); } >/dev/null 2>&1 && exit 0; \
	root=""; [ "$$(id -u)" = 0 ] || root="sudo -n"; \
	if command -v apt-get >/dev/null 2>&1 && $$root true 2>/dev/null; then \
	  echo "rasoat: đang cài $(2)…"; \
	  $$root apt-get update -qq >/dev/null 2>&1; \
	  DEBIAN_FRONTEND=noninteractive $$root apt-get install -y -qq --no-install-recommends $(2) >/dev/null 2>&1; \
	fi; \
	{ $(1); } >/dev/null 2>&1 && exit 0; \
	echo "rasoat: thiếu $(firstword $(2)): $(3)"; \
	[ -z "$$CI" ]
endef

browser:
	$(call system_program,command -v chromium || command -v chromium-browser || command -v google-chrome,chromium,bỏ qua các kiểm thử báo cáo trong trình duyệt.)

recogniser:
	$(call system_program,tesseract --list-langs | grep -qx vie,tesseract-ocr tesseract-ocr-vie,trang quét chưa được nhận dạng; báo cáo nêu từng trang.)

office:
	$(call system_program,command -v soffice,libreoffice-writer libreoffice-calc,tệp đời cũ (DOC RTF ODT XLS) chưa được đọc; báo cáo nêu từng tệp.)

scheduler:
	$(call system_program,command -v crontab && command -v systemd-analyze,cron systemd,bỏ qua các kiểm thử lịch rà soát hằng tuần.)

server:
	$(call system_program,ls /usr/lib/postgresql/*/bin/initdb || command -v initdb,postgresql-15,bỏ qua các kiểm thử trên PostgreSQL.)

printer: office
	$(call system_program,command -v qpdf && fc-list | grep -qi tinos,qpdf fonts-croscore fontconfig,không dựng được các tệp PDF của kho văn bản minh họa.)

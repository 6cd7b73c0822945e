"""The command `vanban`: names and one-line helps; each command's module loads only when called."""

from __future__ import annotations

import gc
import importlib
import sys
from typing import Any

import click

from pipeline.commands.wording import Formatter, complaint, repeated, vietnamese
from pipeline.problem import ContentError, Exit, ToolError, UsageError

COMMANDS = {
    "init": "Lập một nơi làm việc: thiết đặt, sổ cơ quan, mẫu Word.",
    "build": "Dựng văn bản .docx và .pdf từ tệp nội dung.",
    "batch": "Dựng cho mỗi đơn vị trong danh sách một văn bản.",
    "check": "Chỉ ra mọi chỗ sai, không ghi gì.",
    "compare": "So hai bản in (.pdf, .docx): chữ, dòng, trang, vị trí.",
    "diff": "So hai bản của tệp nội dung: theo khối, theo chữ; bản Word, bảng so sánh.",
    "log": "Lịch sử sửa của một khối: ai, ngày nào, sửa chữ gì.",
    "review": "Gói tài liệu cho cuộc họp duyệt (pack): hai bản, chỗ sửa, bảng so sánh.",
    "merge-back": "Đưa chỗ sửa của lãnh đạo trong Word về tệp nội dung.",
    "comments": "Ghi lại, trả lời, khép các góp ý trong bản Word.",
    "git": "Cài vanban vào git: so sánh, gộp theo khối, kiểm tra trước khi ghi.",
    "import": "Nhập văn bản đã có (.docx, .pdf …) thành tệp nội dung.",
    "new": "Tạo tệp nội dung mẫu của một loại văn bản.",
    "fmt": "Sắp xếp lại tệp nội dung: khoá, khoảng trắng, mã chữ.",
    "fix": "Sửa những chỗ không thể đổi nghĩa, cho xem trước.",
    "ids": "Đặt mã cố định cho các khối chưa có.",
    "watch": "Dựng lại mỗi khi lưu tệp.",
    "schema": "Ghi JSON Schema để trình soạn thảo gợi ý khoá.",
    "standards": "Liệt kê, xem, so sánh các tiêu chuẩn thể thức.",
    "units": "Tra đơn vị hành chính: tên, mã, tên cũ, huyện cũ.",
    "explain": "Giải thích một mã lỗi, kèm ví dụ sai và đúng.",
    "doctor": "Kiểm tra phông chữ, công cụ, phiên bản trên máy.",
}


STOPPED = "Đã dừng theo lệnh. Chạy lại đúng lệnh ấy để làm tiếp."
_SORRY = "Xin gửi những dòng trên cùng tệp nội dung cho người bảo trì."


class Lazy(click.Group):
    """A group whose commands are imported when they are called, so that --help is instant."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Commands in the order in which an officer meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command's own module, or nothing for an unknown name."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"pipeline.commands.{cmd_name.replace('-', '_')}")
        command: click.Command = module.command
        vietnamese(command, ctx)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands without loading any of them."""
        with formatter.section("Các lệnh"):
            formatter.write_dl(list(COMMANDS.items()))

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        """An unknown command is answered with the nearest known one."""
        name = args[0] if args else ""
        if name and name not in COMMANDS and not name.startswith("-"):
            raise UsageError(_unknown(name))
        found = super().resolve_command(ctx, args)
        _, command, rest = found
        if command and (twice := repeated(command, rest)):
            raise UsageError(f"“{twice}” viết hai lần, không rõ lấy giá trị nào; chỉ viết một lần")
        return found


def _unknown(name: str) -> str:
    import difflib  # for a mistyped command alone

    near = difflib.get_close_matches(name, COMMANDS, 1)
    hint = f" Có phải ý bạn là “{near[0]}”?" if near else ""
    return f"không có lệnh “{name}”.{hint} Gõ “vanban --help” để xem các lệnh."


def _fault(error: Exception) -> str:
    """A file that the system does not let us have is the machine's affair; all else is a fault of ours."""
    if isinstance(error, OSError) and error.filename and not isinstance(error, FileNotFoundError):
        from pipeline.files import why

        return f"Trục trặc ở {error.filename}: không đọc hoặc ghi được: {why(error)}"
    import traceback

    return f"{traceback.format_exc()}\nLỗi của vanban, không phải của nội dung. {_SORRY}"


click.Context.formatter_class = Formatter


@click.group(
    cls=Lazy,
    help="vanban: soạn văn bản của Đảng và Nhà nước từ tệp nội dung YAML, đúng thể thức.",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    options_metavar="[TUỲ CHỌN]",
    subcommand_metavar="LỆNH …",
)
@click.version_option(package_name="vanban", message="vanban %(version)s", help="In phiên bản.")
@click.help_option("-h", "--help", help="In trang này.")
def cli() -> None:
    """The group itself does nothing."""


def main() -> None:
    """Run the command; every way out has its exit code (see `Exit`)."""
    try:
        code = cli.main(standalone_mode=False, prog_name="vanban")
    except click.exceptions.Abort:
        click.echo(STOPPED, err=True)
        code = Exit.FAULT
    except click.ClickException as error:
        click.echo(f"Dùng sai lệnh: {complaint(error)}", err=True)
        code = Exit.USAGE
    except UsageError as error:
        click.echo(f"Dùng sai lệnh: {error}", err=True)
        code = Exit.USAGE
    except ContentError as error:
        click.echo(str(error), err=True)
        code = Exit.PROBLEMS
    except ToolError as error:
        click.echo(f"Trục trặc ở {error.tool}: {error.said}", err=True)
        code = Exit.FAULT
    except Exception as error:  # noqa: BLE001 - the last door: a fault of the machine or of ours, said as such
        click.echo(_fault(error), err=True)
        code = Exit.FAULT
    gc.freeze()  # Python looks for circles once more before it ends; nobody is left to use what they hold
    sys.exit(code if isinstance(code, int) else Exit.OK)
